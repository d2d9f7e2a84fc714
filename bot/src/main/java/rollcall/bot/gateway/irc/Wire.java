package rollcall.bot.gateway.irc;

import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.pircbotx.exception.IrcException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, from the dial to its end. Every line but PING and ERROR is handed on, on the
 * thread of {@link #run}; lines may be sent from any thread.
 */
final class Wire {
  private static final Logger log = LoggerFactory.getLogger(Wire.class);
  /** From the dial to the welcome, however slowly the server trickles. */
  static final Duration REGISTRATION_LIMIT = Duration.ofSeconds(30);
  /** How long the last words of a broken connection are waited for. */
  static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final IrcSettings settings;
  private final InstantSource clock;
  private final Dialler dialler;
  private final Registration registration;
  private final Pircbot bot;
  private final Instant dialledAt;
  private volatile Consumer<IrcLine> ear = line -> {
  };
  private volatile Instant heardAt;
  private volatile boolean welcome;
  private volatile Optional<String> why = Optional.empty();
  private volatile Optional<Instant> brokenAt = Optional.empty();
  private volatile boolean flooded;

  Wire(IrcSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    dialledAt = clock.instant();
    heardAt = dialledAt;
    dialler = new Dialler(settings);
    registration = new Registration(settings, this::send, this::giveUp);
    bot = Pircbot.create(settings, dialler, registration, this::heard, this::logSent);
  }

  /** Connects, registers and reads until the connection ends for whatever reason; never throws. */
  void run(Consumer<IrcLine> ear) {
    this.ear = ear;
    try {
      bot.startBot();
    } catch (IOException | IrcException | RuntimeException e) {
      because(e.getCause() instanceof UnknownHostException
          ? "cannot reach " + settings.server()
              + ": no such host name"
          : "the connection failed: " + e.getMessage());
    } finally {
      dialler.hangUp();
    }
  }

  /** Sends one line; what is wrong with the connection shows at its end. */
  void send(String line) {
    try {
      bot.write(line);
    } catch (IOException e) {
      broke("the connection broke: " + e.getMessage());
    }
  }

  /** What can no longer be written to may still hold the server's last word: why it closed. */
  private synchronized void broke(String reason) {
    because(reason);
    brokenAt = brokenAt.or(() -> Optional.of(clock.instant()));
  }

  /** Ends the connection from any thread, without waiting. The first reason is kept. */
  void giveUp(String reason) {
    because(reason);
    dialler.hangUp();
  }

  /** When the server was last heard, or else dialled. */
  Instant heardAt() {
    return heardAt;
  }

  /** The server let us in, as the account where one is wanted. */
  boolean welcome() {
    return welcome;
  }

  /** Why the connection ended, for people. */
  String why() {
    return why.or(dialler::failure).orElse("the server closed the connection");
  }

  /** The server said that it ends the connection because we spoke too fast. */
  boolean flooded() {
    return flooded;
  }

  /** Ends a connection whose server is silent, or takes too long over letting us in. */
  void watch(Instant now) {
    if (brokenAt.filter(at -> now.isAfter(at.plus(LAST_WORDS))).isPresent()) {
      dialler.hangUp();
    }
    if (!welcome && now.isAfter(dialledAt.plus(REGISTRATION_LIMIT))) {
      giveUp("the server did not let us in within " + REGISTRATION_LIMIT.toSeconds() + " s");
    }
    if (welcome && now.isAfter(heardAt.plus(settings.patience().silence()))) {
      giveUp("the server has been silent for " + settings.patience().silence().toSeconds() + " s");
    }
  }

  private void heard(String raw) {
    heardAt = clock.instant();
    log.trace("{} < {}", settings.name(), masked(raw));
    IrcLine line = IrcLine.parse(raw);
    switch (line.command()) {
      case "PING" -> send("PONG :" + line.last());
      case "ERROR" -> closed(line.last());
      default -> {
        if (!welcome) {
          register(raw, line);
        }
        ear.accept(line);
      }
    }
  }

  private synchronized void closed(String reason) {
    flooded = reason.matches("(?is).*(flood|recvq|sendq).*");
    why = why.filter(_ -> brokenAt.isEmpty());
    because("the server closed the connection: " + reason);
  }

  private void register(String raw, IrcLine line) {
    try {
      bot.register(raw);
    } catch (IOException | IrcException | RuntimeException e) {
      giveUp("the server does not let us in: " + e.getMessage());
    }
    if (line.command().equals("001")) {
      registration.lacking().ifPresentOrElse(this::giveUp, () -> welcome = true);
    }
  }

  private synchronized void because(String reason) {
    if (why.isEmpty()) {
      why = Optional.of(reason);
    }
  }

  private void logSent(String line) {
    log.trace("{} > {}", settings.name(), masked(line));
  }

  private String masked(String line) {
    String masked = new MaskedLine(line).toString();
    return settings.login().map(login -> masked.replace(login.password(), "***")).orElse(masked);
  }
}
