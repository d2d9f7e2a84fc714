package rollcall.bot.gateway.irc;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import rollcall.bot.gateway.Identity;

/**
 * One IRC network of the configuration. Refuses with an {@link IllegalArgumentException} of one
 * line whatever could not work or would not be safe.
 *
 * @param name
 *          what the network is called in Rollcall
 * @param server
 *          a host name or address; it must stand in the server's certificate
 * @param nick
 *          the nick to hold; regained whenever it is free
 * @param login
 *          the account to log in to; may be empty only with {@link Identity#NICK}
 * @param channels
 *          to be in, 1 to {@value #MAX_CHANNELS}, no two the same under rfc1459
 * @param services
 *          the name of the services' own server, the only one whose word about a registration
 *          counts; without it nothing is looked up
 */
public record IrcSettings(String name, String server, int port, Security security, String nick,
    Optional<Login> login, List<String> channels, Identity identity, Optional<String> services,
    Pace pace, Patience patience) {
  static final int MAX_CHANNELS = 20;
  static final int MAX_NAME = 64;
  private static final Pattern NICK = Pattern
      .compile("[A-Za-z\\[\\]\\\\`_^{|}][A-Za-z0-9\\[\\]\\\\`_^{|}-]{0,29}");
  private static final Pattern CHANNEL = Pattern.compile("[#&][^\\x00-\\x20,:\\x07\\x7f]{1,63}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]{1,253}");

  public IrcSettings {
    channels = List.copyOf(channels);
    require(!name.isBlank() && name.length() <= MAX_NAME,
        "an IRC network needs a name of at most 64 characters");
    require(HOST.matcher(server).matches(), name + ": server is not a host name or address");
    require(port > 0 && port <= 65_535, name + ": port is from 1 to 65535");
    require(NICK.matcher(nick).matches(),
        name + ": nick is not one that IRC allows, or over 30 characters");
    require(!channels.isEmpty() && channels.size() <= MAX_CHANNELS,
        name + ": name 1 to 20 channels");
    requireChannels(name, channels);
    require(login.isPresent() || identity == Identity.NICK, name
        + ": an account and its password are needed, since without them nobody can tell the bot from an impostor; only identity: nick goes without");
    require(!security.plain() || security.plainAnywhere() || loopback(server), name
        + ": without TLS anyone on the way can forge who spoke; use tls, or a server on this machine");
  }

  /**
   * How the line to the server is protected.
   *
   * @param plain
   *          no TLS
   * @param plainAnywhere
   *          the operator accepts no TLS also beyond this machine, in as many words
   * @param trust
   *          a PEM file with the certificates to trust instead of the JVM's
   */
  public record Security(boolean plain, boolean plainAnywhere, Optional<Path> trust) {
    /** TLS with the certificate authorities that the JVM trusts. */
    public static Security tls() {
      return new Security(false, false, Optional.empty());
    }

    /** TLS with the authorities, or the very certificate, in a PEM file. */
    public static Security tls(Path trust) {
      return new Security(false, false, Optional.of(trust));
    }

    /** No TLS, to a server on this machine. */
    public static Security onThisMachine() {
      return new Security(true, false, Optional.empty());
    }
  }

  /** An account and its password, which never shows. */
  public record Login(String account, String password) {
    static final int MAX_BYTES = 300;

    public Login {
      require(fits(account), "account is empty, holds control characters, or is over 300 bytes");
      require(fits(password), "password is empty, holds control characters, or is over 300 bytes");
    }

    private static boolean fits(String text) {
      return !text.isEmpty() && text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
          && text.chars().noneMatch(Character::isISOControl);
    }

    @Override
    public String toString() {
      return account;
    }
  }

  /**
   * How fast the server lets one speak.
   *
   * @param burst
   *          lines at once after a silence, 1 to 100
   * @param interval
   *          between lines after that, 1 ms to 1 minute
   */
  public record Pace(int burst, Duration interval) {
    /** What the default configurations of inspircd and hybrid bear without killing. */
    public static final Pace CAREFUL = new Pace(5, Duration.ofSeconds(1));

    public Pace {
      require(burst >= 1 && burst <= 100, "burst is from 1 to 100 lines");
      require(within(interval, Duration.ofMillis(1), Duration.ofMinutes(1)),
          "the interval between lines is from 1 ms to 1 minute");
    }
  }

  /**
   * How long to wait.
   *
   * @param silence
   *          after which a server that says nothing is taken for dead, 1 to 30 s
   * @param firstRetry
   *          before the first attempt to reconnect; it doubles, with jitter
   * @param longestRetry
   *          where the doubling ends, at most 10 minutes
   */
  public record Patience(Duration silence, Duration firstRetry, Duration longestRetry) {
    public static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);
    /** Dead within half a minute, back within a second where the server is there. */
    public static final Patience USUAL = new Patience(Duration.ofSeconds(25), Duration.ofSeconds(1),
        Duration.ofMinutes(1));

    public Patience {
      require(within(silence, Duration.ofSeconds(1), LONGEST_SILENCE), "silence is from 1 to 30 s");
      require(within(firstRetry, Duration.ofMillis(1), longestRetry),
          "the first retry comes after 1 ms to the longest retry");
      require(within(longestRetry, firstRetry, Duration.ofMinutes(10)),
          "the longest retry is at most 10 minutes");
    }
  }

  private static void requireChannels(String name, List<String> channels) {
    Set<String> folded = new HashSet<>();
    for (String channel : channels) {
      require(CHANNEL.matcher(channel).matches(),
          name + ": a channel begins with # or & and holds no space, comma or colon");
      require(folded.add(Casemapping.RFC1459.fold(channel)),
          name + ": channel " + channel + " is named twice");
    }
  }

  private static boolean within(Duration value, Duration least, Duration most) {
    return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
  }

  /** Whether a name stands for this machine by itself, without asking a resolver that could lie. */
  private static boolean loopback(String server) {
    if (server.equals("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(server).isLoopbackAddress();
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
