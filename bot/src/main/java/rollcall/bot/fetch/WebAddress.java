package rollcall.bot.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An address that a document may be fetched from: {@code https}, with a host, without a user or a
 * password.
 */
public final class WebAddress {
  /** The longest address, in characters. */
  static final int LONGEST = 2_000;
  private static final int HTTPS = 443;
  private static final int HIGHEST_PORT = 65_535;
  private static final int LONGEST_NAME = 100;
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
  /** How sites call the page, or the host, that asks who somebody is. */
  private static final Set<String> LOGINS = Set.of("login", "signin", "sign_in", "sign-in", "logon",
      "sso", "saml", "saml2", "oauth", "oauth2", "cas", "idp", "auth", "authorize",
      "special:userlogin");
  /** The endings that say already what a document is. */
  private static final Set<String> ENDINGS = Set.of("html", "htm", "xhtml", "md", "markdown", "txt",
      "text", "csv", "tsv", "xlsx");

  private final URI uri;
  private final String host;

  private WebAddress(URI uri, String host) {
    this.uri = uri;
    this.host = host;
  }

  /** An address, or why nothing is fetched from what was given. */
  public sealed interface Given {
    record Good(WebAddress address) implements Given {}

    record Bad(String why) implements Given {}
  }

  /** Whether somebody who writes this means an address, and not a file. */
  public static boolean isMeantBy(String text) {
    return SCHEME.matcher(text).matches();
  }

  public static Given of(String text) {
    if (text.length() > LONGEST) {
      return new Given.Bad("an address is at most " + LONGEST + " characters long");
    }
    try {
      return of(new URI(new URI(text).toASCIIString()));
    } catch (URISyntaxException unusable) {
      return new Given.Bad("that is no address: " + unusable.getReason());
    }
  }

  private static Given of(URI uri) {
    var scheme = Optional.ofNullable(uri.getScheme()).orElse("");
    if (!scheme.equalsIgnoreCase("https")) {
      return new Given.Bad("only https:// is fetched, not " + scheme
          + "://; save the document and import the file");
    }
    if (Optional.ofNullable(uri.getRawAuthority()).orElse("").contains("@")) {
      return new Given.Bad("an address with a user or a password in it is not fetched;"
          + " save the document and import the file");
    }
    if (uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT) {
      return new Given.Bad("an address with port " + uri.getPort() + " cannot be");
    }
    return Optional.ofNullable(uri.getHost())
        .<Given>map(host -> new Given.Good(new WebAddress(uri, host)))
        .orElseGet(() -> new Given.Bad("an address wants a host behind https://, of the letters"
            + " a-z, digits, dots and -"));
  }

  /** Where a redirect from here leads. */
  Given redirected(String location) {
    try {
      var base = path().isEmpty() ? uri.resolve("/") : uri;
      return of(base.resolve(new URI(location)).toString());
    } catch (URISyntaxException unusable) {
      return new Given.Bad("that is no address: " + unusable.getReason());
    }
  }

  /** As a name to resolve; an address of IPv6 without its brackets. */
  String host() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  int port() {
    return uri.getPort() < 0 ? HTTPS : uri.getPort();
  }

  /** As the header {@code Host} has it. */
  String authority() {
    return port() == HTTPS ? host : host + ":" + port();
  }

  /** What is asked of the host: the path and the query. */
  String target() {
    var path = Optional.ofNullable(uri.getRawPath()).filter(p -> !p.isEmpty()).orElse("/");
    return path + Optional.ofNullable(uri.getRawQuery()).map(query -> "?" + query).orElse("");
  }

  /** Whether this is by its name where a site asks for a login. */
  boolean isLogin() {
    return Arrays.stream(path().split("/")).anyMatch(WebAddress::namesLogin) || namesLogin(host);
  }

  private static boolean namesLogin(String part) {
    var first = part.toLowerCase(Locale.ROOT).split("\\.", 2)[0];
    return LOGINS.contains(first);
  }

  /**
   * What a file with this document would be called: by the path's last part, with the ending that
   * fits {@code contentType} where it has none of a document.
   */
  String fileName(Optional<String> contentType) {
    var last = path().substring(path().lastIndexOf('/') + 1);
    var name = last.isEmpty() ? host() : last;
    var kept = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !last.isEmpty() && name.contains(".") && ENDINGS.contains(ending)
        ? name.substring(Math.max(0, name.length() - LONGEST_NAME))
        : kept + contentType.map(WebAddress::ending).orElse("");
  }

  private static String ending(String contentType) {
    return switch (contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)) {
      case "text/html", "application/xhtml+xml" -> ".html";
      case "text/csv" -> ".csv";
      case "text/markdown", "text/x-markdown" -> ".md";
      case "text/plain" -> ".txt";
      case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" -> ".xlsx";
      default -> "";
    };
  }

  private String path() {
    return Optional.ofNullable(uri.getPath()).orElse("");
  }

  /** Without the query, in which secrets may stand. */
  @Override
  public String toString() {
    return "https://" + authority() + path();
  }
}
