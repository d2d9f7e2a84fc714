package rollcall.bot.gateway.irc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.bot.gateway.ChatGateway;
import rollcall.bot.gateway.Identity;
import rollcall.bot.gateway.Incoming;
import rollcall.bot.gateway.Room;
import rollcall.bot.gateway.Sighting;
import rollcall.bot.gateway.Unsaid;
import rollcall.bot.gateway.Urgency;

/**
 * One IRC network: keeps a connection to it up, one after another, until it is closed. Speaks only
 * when logged in, and believes who spoke only from the account that the server put on that very
 * line.
 */
public final class IrcGateway implements ChatGateway {
  private static final Logger log = LoggerFactory.getLogger(IrcGateway.class);
  /** A connection that held this long was a good one: the next wait is the first again. */
  static final Duration STEADY = Duration.ofMinutes(1);
  private static final Duration LAST_WAIT = Duration.ofSeconds(5);
  private final IrcSettings settings;
  private final Pins pins;
  private final Predicate<String> known;
  private final InstantSource clock;
  private final Backoff backoff;
  private final Map<Room, Backoff> rejoins;
  private final List<Room> all;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile @Nullable Running running;

  /** What exists from the start on. */
  private record Running(Ear ear, Mouth mouth, Rooms rooms, Thread life, Thread pulse,
      Current current) {}

  /** The connection of the moment; empty between two. */
  private static final class Current {
    private volatile @Nullable Wire wire;
    private volatile @Nullable Session session;
    private volatile Casemapping casemapping = Casemapping.RFC1459;
  }

  /**
   * A network on which {@code known} accounts may do something: those are taken for their owners'
   * only while they are registered since the date in {@code pins}.
   */
  public IrcGateway(IrcSettings settings, Pins pins, Predicate<String> known) {
    this.settings = settings;
    this.pins = pins;
    this.known = known;
    clock = InstantSource.system();
    RandomGenerator random = RandomGenerator.getDefault();
    backoff = new Backoff(settings.patience().firstRetry(), settings.patience().longestRetry(),
        random);
    all = settings.channels().stream().map(channel -> new Room(settings.name(), channel)).toList();
    rejoins = all.stream().collect(Collectors.toMap(Function.identity(),
        room -> new Backoff(Session.FIRST_REJOIN, Session.LONGEST_REJOIN, random)));
  }

  @Override
  public String network() {
    return settings.name();
  }

  @Override
  public Identity identity() {
    return settings.identity();
  }

  @Override
  public List<Room> rooms() {
    return all;
  }

  @Override
  public String canonical(String account) {
    Running now = running;
    return (now == null ? Casemapping.RFC1459 : now.current().casemapping).fold(account);
  }

  @Override
  public synchronized void start(Consumer<Incoming> listener) {
    if (running != null) {
      throw new IllegalStateException(settings.name() + " was started before");
    }
    Ear ear = new Ear(settings.name(), checking(listener));
    Mouth mouth = new Mouth(settings.name(), settings.pace(), clock, ear);
    Rooms rooms = new Rooms(all, ear::hear);
    Current current = new Current();
    Thread life = thread("life", () -> live(ear, mouth, rooms, current));
    Thread pulse = thread("pulse", () -> pulse(current));
    running = new Running(ear, mouth, rooms, life, pulse, current);
    life.start();
    pulse.start();
  }

  private Consumer<Incoming> checking(Consumer<Incoming> listener) {
    if (settings.identity() == Identity.NICK) {
      return listener;
    }
    if (settings.services().isEmpty()) {
      log.warn("{}: without `services`, nobody notices an account that is registered anew",
          settings.name());
      return listener;
    }
    return new Registrations(
        new Registrations.Ground(settings.name(), known, pins, this::registeredSince), listener);
  }

  @Override
  public Optional<Instant> provenAt(Room room) {
    Running now = running;
    Wire wire = now == null ? null : now.current().wire;
    return now != null && wire != null && now.rooms().hears(room)
        ? Optional.of(wire.heardAt())
        : Optional.empty();
  }

  @Override
  public Sighting sighting(Room room, String account) {
    Running now = running;
    Session session = now == null ? null : now.current().session;
    return session == null
        ? new Sighting.Unknown()
        : session.attendance().sighting(room, session.casemapping().fold(account));
  }

  @Override
  public CompletableFuture<Instant> say(Room room, List<String> lines, Urgency urgency) {
    if (!all.contains(room)) {
      throw new IllegalArgumentException(room + " is no room of " + settings.name());
    }
    requireFew(lines);
    Running now = running;
    if (now == null || !now.rooms().hears(room)) {
      return unsaid(room + " is not heard");
    }
    return say(now, room.name(), lines, urgency);
  }

  @Override
  public CompletableFuture<Instant> tell(String account, List<String> lines) {
    requireFew(lines);
    Running now = running;
    Session session = now == null ? null : now.current().session;
    if (now == null || session == null) {
      return unsaid(settings.name() + " is not connected");
    }
    String folded = session.casemapping().fold(account);
    if (settings.identity() == Identity.NICK) {
      return say(now, folded, lines, Urgency.CALL);
    }
    return onEar(now, nick(session, folded, now.rooms().heard())
        .thenCompose(nick -> say(now, nick, lines, Urgency.CALL)));
  }

  @Override
  public CompletableFuture<Instant> answer(Incoming.Asked asked, String line) {
    Running now = running;
    return now == null
        ? unsaid(settings.name() + " is not connected")
        : say(now, asked.by().shown(), List.of(line), Urgency.LISTING);
  }

  /**
   * Since when an account is registered, asked of the services this moment; empty if it is not, so
   * that anybody may take it. Fails with {@link Unsaid} when the services are away or not
   * configured, and after 10 s: then nothing is known.
   */
  CompletableFuture<Optional<Instant>> registeredSince(String account) {
    Running now = running;
    Session session = now == null ? null : now.current().session;
    return now == null || session == null
        ? unsaid(settings.name() + " is not connected")
        : onEar(now, session.registrar().since(account));
  }

  @Override
  public void close() {
    closing.countDown();
    Running now = running;
    if (now != null) {
      now.mouth().close();
      Wire wire = now.current().wire;
      if (wire != null) {
        wire.giveUp("the bot leaves");
      }
      join(now.life());
      join(now.pulse());
      now.ear().close();
    }
  }

  /**
   * The time between two lines at present: the configured one, or longer after kills for flooding.
   */
  Duration interval() {
    Running now = running;
    return now == null ? settings.pace().interval() : now.mouth().interval();
  }

  private static void requireFew(List<String> lines) {
    if (lines.isEmpty() || lines.size() > MAX_LINES) {
      throw new IllegalArgumentException("an event takes 1 to " + MAX_LINES + " lines");
    }
  }

  private CompletableFuture<Instant> say(Running now, String target, List<String> lines,
      Urgency urgency) {
    Session session = now.current().session;
    Wire wire = now.current().wire;
    if (session == null || wire == null || !wire.welcome()) {
      return unsaid(settings.name() + " is not connected");
    }
    return now.mouth().say(Utterance.of(target, lines, session.bodyBytes(target), urgency));
  }

  private CompletableFuture<String> nick(Session session, String account, List<Room> heard) {
    CompletableFuture<String> found = CompletableFuture
        .failedFuture(new Unsaid("no room is heard"));
    for (Room room : heard) {
      found = found.exceptionallyCompose(notBefore -> session.whereabouts().nick(account, room));
    }
    return found;
  }

  /** Completes on the ear's thread, free of the locks of whoever found the answer. */
  private static <T> CompletableFuture<T> onEar(Running now, CompletableFuture<T> answer) {
    return answer.whenCompleteAsync((_, _) -> {
    }, now.ear()::run);
  }

  private static <T> CompletableFuture<T> unsaid(String why) {
    return CompletableFuture.failedFuture(new Unsaid(why));
  }

  private void live(Ear ear, Mouth mouth, Rooms rooms, Current current) {
    String told = "";
    do {
      Wire wire = new Wire(settings, clock);
      Session session = new Session(settings, wire, mouth, ear, rooms, rejoins, clock);
      Instant began = clock.instant();
      connect(current, wire, session, mouth);
      log.info("{}: {}", settings.name(), wire.why());
      if (wire.welcome()) {
        told = "";
      } else if (!told.equals(wire.why())) {
        told = wire.why();
        ear.hear(new Incoming.Trouble(settings.name(), clock.instant(), told));
      }
      if (clock.instant().isAfter(began.plus(STEADY))) {
        backoff.reset();
        rejoins.values().forEach(Backoff::reset);
      }
    } while (!closed(backoff.next()));
  }

  private void connect(Current current, Wire wire, Session session, Mouth mouth) {
    current.wire = wire;
    current.session = session;
    if (closing.getCount() > 0) {
      mouth.attach(wire);
      wire.run(line -> {
        session.heard(line);
        current.casemapping = session.casemapping();
      });
    }
    current.session = null;
    current.wire = null;
    session.ended();
    mouth.detach(wire.why());
    if (wire.flooded()) {
      mouth.slower();
    }
  }

  /** Watches the connection, since a dead peer says nothing and its reader waits for ever. */
  private void pulse(Current current) {
    Duration tick = settings.patience().silence().dividedBy(25);
    while (!closed(tick)) {
      Wire wire = current.wire;
      Session session = current.session;
      if (wire != null && session != null) {
        wire.watch(clock.instant());
        session.tick(clock.instant());
      }
    }
  }

  private boolean closed(Duration after) {
    try {
      return closing.await(after.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  private Thread thread(String what, Runnable task) {
    return Thread.ofPlatform().daemon().name("irc-" + what + "-" + settings.name()).unstarted(task);
  }

  private static void join(Thread thread) {
    try {
      if (!thread.join(LAST_WAIT)) {
        log.warn("{} does not end", thread.getName());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
