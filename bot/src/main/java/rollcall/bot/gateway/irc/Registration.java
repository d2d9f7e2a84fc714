package rollcall.bot.gateway.irc;

import com.google.common.collect.ImmutableList;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.pircbotx.PircBotX;
import org.pircbotx.cap.CapHandler;
import rollcall.bot.gateway.Identity;

/**
 * Asks for the capabilities and logs in, up to the server's 903 and nothing less. Holds for one
 * connection. Does not speak before the server has spoken, so it needs no limits of its own.
 */
final class Registration implements CapHandler {
  static final String ACCOUNT_TAG = "account-tag";
  /** The tag that this capability puts before a line. */
  static final String ACCOUNT_TAG_KEY = "account";
  /** Payload lines hold this many characters; a shorter one, perhaps empty, ends it. */
  static final int CHUNK = 400;
  private static final String SASL = "sasl";
  private static final List<String> WANTED = List.of(SASL, ACCOUNT_TAG, "account-notify",
      "away-notify", "message-tags", "server-time", "batch");
  private final IrcSettings settings;
  private final Consumer<String> send;
  private final Consumer<String> giveUp;
  private boolean loggedIn;
  private boolean offered;

  /** {@code giveUp} takes the reason, for people, and ends the connection. */
  Registration(IrcSettings settings, Consumer<String> send, Consumer<String> giveUp) {
    this.settings = settings;
    this.send = send;
    this.giveUp = giveUp;
  }

  /** Why the welcome that just came is not good enough; empty if it is. */
  Optional<String> lacking() {
    if (settings.identity() == Identity.NICK && !(settings.login().isPresent() && offered)) {
      return Optional.empty();
    }
    return loggedIn ? Optional.empty() : Optional.of(noAccounts("capabilities"));
  }

  @Override
  public boolean handleLS(PircBotX bot, ImmutableList<String> capabilities) {
    Set<String> here = names(capabilities);
    offered = here.contains(SASL);
    if (settings.identity() == Identity.ACCOUNT) {
      for (String needed : List.of(SASL, ACCOUNT_TAG)) {
        if (!here.contains(needed)) {
          giveUp.accept(noAccounts(needed));
          return false;
        }
      }
    }
    List<String> asked = WANTED.stream().filter(here::contains).filter(this::useful).toList();
    if (asked.isEmpty()) {
      return true;
    }
    send.accept("CAP REQ :" + String.join(" ", asked));
    return false;
  }

  @Override
  public boolean handleACK(PircBotX bot, ImmutableList<String> capabilities) {
    if (!names(capabilities).contains(SASL)) {
      return settings.login().isEmpty() || !offered;
    }
    send.accept("AUTHENTICATE PLAIN");
    return false;
  }

  @Override
  public boolean handleNAK(PircBotX bot, ImmutableList<String> capabilities) {
    giveUp.accept("the server offers capabilities and then refuses them: " + capabilities);
    return false;
  }

  @Override
  public boolean handleUnknown(PircBotX bot, String rawLine) {
    IrcLine line = IrcLine.parse(rawLine);
    return switch (line.command()) {
      case "AUTHENTICATE" -> {
        if (line.param(0).equals("+")) {
          settings.login().ifPresent(this::present);
        }
        yield false;
      }
      case "903" -> {
        loggedIn = true;
        yield true;
      }
      case "902", "904", "905", "906", "907" -> {
        giveUp.accept("the login as account "
            + settings.login().map(IrcSettings.Login::account).orElse("") + " was rejected ("
            + line.command()
            + " " + line.last() + "); check account and password");
        yield false;
      }
      default -> false;
    };
  }

  private void present(IrcSettings.Login login) {
    String plain = login.account() + '\0' + login.account() + '\0' + login.password();
    String payload = Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    int start = 0;
    for (; payload.length() - start >= CHUNK; start += CHUNK) {
      send.accept("AUTHENTICATE " + payload.substring(start, start + CHUNK));
    }
    String last = payload.substring(start);
    send.accept("AUTHENTICATE " + (last.isEmpty() ? "+" : last));
  }

  private boolean useful(String capability) {
    return !capability.equals(SASL) || settings.login().isPresent();
  }

  private String noAccounts(String what) {
    return "the server offers no " + what
        + ", so nobody can be told from an impostor; if its services are down this passes, else set identity: nick to trust nicks";
  }

  private static Set<String> names(List<String> capabilities) {
    Set<String> names = new HashSet<>();
    for (String capability : capabilities) {
      int equals = capability.indexOf('=');
      names.add(equals < 0 ? capability : capability.substring(0, equals));
    }
    return names;
  }
}
