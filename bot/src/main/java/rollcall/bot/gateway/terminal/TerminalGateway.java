package rollcall.bot.gateway.terminal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import rollcall.bot.gateway.ChatGateway;
import rollcall.bot.gateway.Identity;
import rollcall.bot.gateway.Incoming;
import rollcall.bot.gateway.Room;
import rollcall.bot.gateway.Sighting;
import rollcall.bot.gateway.Speaker;
import rollcall.bot.gateway.SpokenFor;
import rollcall.bot.gateway.Urgency;

/**
 * The network of one terminal with one room. Its account is the local user; where everybody may be
 * spoken for, {@code as prabhu: !ack 3} says one line as another, and {@code as prabhu} all that
 * follow.
 */
public final class TerminalGateway implements ChatGateway {
  public static final String NETWORK = "terminal";
  public static final Room ROOM = new Room(NETWORK, "here");
  private static final List<String> LEAVE = List.of("quit", "exit", "bye");

  private final Prompt prompt;
  private final InstantSource clock;
  private final String botName;
  private final boolean forEverybody;
  private final Consumer<String> afterEachLine;
  private final AtomicLong lines = new AtomicLong();
  private String speaker;
  private @Nullable Consumer<Incoming> ear;

  /**
   * {@code afterEachLine} is told who speaks when a line has been heard and before the next one is
   * read.
   */
  public TerminalGateway(Prompt prompt, InstantSource clock, String botName, String speaker,
      boolean forEverybody, Consumer<String> afterEachLine) {
    this.prompt = prompt;
    this.clock = clock;
    this.botName = botName;
    this.speaker = speaker;
    this.forEverybody = forEverybody;
    this.afterEachLine = afterEachLine;
  }

  /** Reads lines on this thread until the person leaves. */
  public void listen() {
    prompt.listen(line -> {
      var goesOn = typed(line);
      if (goesOn) {
        afterEachLine.accept(speaker);
      }
      return goesOn;
    });
  }

  private boolean typed(String line) {
    if (LEAVE.contains(line.strip())) {
      return false;
    }
    SpokenFor.read(line).filter(_ -> forEverybody)
        .ifPresentOrElse(this::saidFor, () -> said(speaker, line));
    return true;
  }

  private void saidFor(SpokenFor other) {
    if (other.words().isEmpty()) {
      speaker = other.who();
      prompt.print("You now speak as " + speaker + ".");
    } else {
      said(other.who(), other.words());
    }
  }

  private void said(String by, String text) {
    var listener = ear;
    if (listener != null) {
      var id = NETWORK + "-" + lines.incrementAndGet();
      listener.accept(new Incoming.Said(ROOM, new Speaker(NETWORK, Optional.of(by), by), text,
          clock.instant(), id));
    }
  }

  @Override
  public String network() {
    return NETWORK;
  }

  @Override
  public Identity identity() {
    return Identity.ACCOUNT;
  }

  @Override
  public List<Room> rooms() {
    return List.of(ROOM);
  }

  @Override
  public String canonical(String account) {
    return account;
  }

  @Override
  public void start(Consumer<Incoming> listener) {
    ear = listener;
    listener.accept(new Incoming.Back(ROOM, Optional.empty(), clock.instant()));
  }

  /** Who else looks at this terminal nobody can tell. */
  @Override
  public Sighting sighting(Room room, String account) {
    return new Sighting.Unknown();
  }

  @Override
  public Optional<Instant> provenAt(Room room) {
    return Optional.of(clock.instant());
  }

  @Override
  public CompletableFuture<Instant> say(Room room, List<String> text, Urgency urgency) {
    text.forEach(line -> prompt.print(botName + ": " + line));
    return CompletableFuture.completedFuture(clock.instant());
  }

  @Override
  public CompletableFuture<Instant> tell(String account, List<String> text) {
    text.forEach(line -> prompt.print(botName + " -> " + account + ": " + line));
    return CompletableFuture.completedFuture(clock.instant());
  }

  @Override
  public CompletableFuture<Instant> answer(Incoming.Asked asked, String line) {
    return tell(asked.by().shown(), List.of(line));
  }

  @Override
  public void close() {
    prompt.close();
  }
}
