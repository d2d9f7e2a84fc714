package rollcall.bot;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.bot.desk.Follower;
import rollcall.bot.desk.ReleaseDesk;
import rollcall.bot.execution.Executions;
import rollcall.bot.execution.Executor;
import rollcall.bot.execution.Lookout;
import rollcall.bot.execution.Outputs;
import rollcall.bot.execution.ssh.SshExecutor;
import rollcall.bot.gateway.ChatGateway;
import rollcall.bot.gateway.Identity;
import rollcall.bot.gateway.Incoming;
import rollcall.bot.gateway.Names;
import rollcall.bot.gateway.Openings;
import rollcall.bot.gateway.Outbox;
import rollcall.bot.gateway.Reception;
import rollcall.bot.gateway.Room;
import rollcall.bot.gateway.Sighting;
import rollcall.bot.gateway.Urgency;
import rollcall.bot.journal.Journal;
import rollcall.bot.journal.JournalException;
import rollcall.bot.site.PlanFolders;
import rollcall.bot.wakeup.SteadyClock;
import rollcall.bot.wakeup.WakeUps;
import rollcall.commands.grammar.Grammar;
import rollcall.commands.grammar.Question;
import rollcall.commands.reply.Declining;
import rollcall.commands.reply.Headlines;
import rollcall.commands.reply.Telling;
import rollcall.plans.engine.Input;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Absence;
import rollcall.plans.run.Actor;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.Opening;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.site.Site;

/** One bot, from the journal to its networks. Started once; closed in the order of the way back. */
public final class House implements AutoCloseable {
  /**
   * What a house is built of. {@code rules} are the digests of the files that rule here, by name;
   * {@code keys} finds the file of a private key by its name.
   */
  public record Ground(Journal journal, SteadyClock clock, Site site, Map<String, String> rules,
      PlanFolders plans, Grammar grammar, Path state, Function<String, Path> keys) {}

  static final Duration BEAT = Duration.ofSeconds(5);
  private static final Duration TICK = Duration.ofSeconds(1);
  /** With less room on the disk, in MiB, nothing new begins; with so much, it does again. */
  static final long SHORT = 256;
  static final long ENOUGH = 320;
  private static final Duration STRANGERS = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(House.class);

  private final Ground ground;
  private final LongSupplier freeBytes;
  private final Map<String, ChatGateway> gateways = new LinkedHashMap<>();
  private final ReleaseDesk desk;
  private final Outbox outbox;
  private final Reception reception;
  private final Executions executions;
  private final Lookout lookout;
  private final Executor hosts;
  private final WakeUps wakeUps;
  private final Pulse pulse;
  private final ScheduledExecutorService chores = Executors
      .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("chores").daemon().factory());

  public House(Ground ground, List<ChatGateway> networks) {
    this(ground, networks, SshExecutor::new, ground.journal()::freeBytes);
  }

  /**
   * {@code carriesOut} makes what has commands carried out on hosts; {@code freeBytes} is what is
   * free on the bot's own disk.
   */
  House(Ground ground, List<ChatGateway> networks, Function<Outputs, Executor> carriesOut,
      LongSupplier freeBytes) {
    this.ground = ground;
    this.freeBytes = freeBytes;
    networks.forEach(g -> gateways.put(g.network(), g));
    var outputs = new Outputs(ground.state().resolve("outputs"));
    var names = new Names(ground::site);
    desk = new ReleaseDesk(ground.journal(), ground.clock(), ground::site);
    outbox = new Outbox(ground.journal(), new Telling(ground.grammar(), ground.site().people()),
        new Headlines(ground.grammar()), names, gateways);
    hosts = carriesOut.apply(outputs);
    executions = new Executions(desk, hosts, outputs, ground::site, ground.keys());
    lookout = new Lookout(desk, hosts, ground::site, ground.keys());
    wakeUps = new WakeUps(desk, ground.clock());
    pulse = new Pulse(ground.state(), ground.clock());
    var openings = new Openings(desk, ground.plans(), RandomGenerator.getDefault(),
        outbox::reaches);
    reception = new Reception(desk, outbox, names, ground.grammar(), openings,
        (state, asked) -> lastLines(outputs, state, asked), ground.clock());
  }

  public ReleaseDesk desk() {
    return desk;
  }

  public Outbox outbox() {
    return outbox;
  }

  /**
   * Reads the journal, takes up what was under way, and goes to the networks. {@code first} follow
   * before all others.
   */
  public void start(List<Follower> first) {
    outbox.catchUp(ground.journal().runs());
    first.forEach(desk::follow);
    List.of(outbox, executions, lookout, wakeUps).forEach(desk::follow);
    desk.resume(pulse.last());
    desk.open().forEach(state -> ground.clock().notBefore(state.at()));
    var _ = chores.scheduleAtFixedRate(guarded(this::clock), 0, TICK.toMillis(),
        TimeUnit.MILLISECONDS);
    var _ = chores.scheduleAtFixedRate(guarded(pulse::beat), 0, BEAT.toMillis(),
        TimeUnit.MILLISECONDS);
    var _ = chores.scheduleAtFixedRate(guarded(this::strangers), STRANGERS.toMillis(),
        STRANGERS.toMillis(),
        TimeUnit.MILLISECONDS);
    var _ = chores.scheduleAtFixedRate(guarded(this::stopIfTold), 0, StopAll.LOOK.toMillis(),
        TimeUnit.MILLISECONDS);
    var _ = chores.scheduleAtFixedRate(guarded(this::ground), 0, BEAT.toMillis(),
        TimeUnit.MILLISECONDS);
    gateways.values().forEach(g -> g.start(this::heard));
  }

  private void heard(Incoming incoming) {
    switch (incoming) {
      case Incoming.Said said -> {
        clock();
        reception.heard(said);
      }
      case Incoming.Asked asked -> asked(asked);
      case Incoming.Lost(Room room, Instant since, String why) ->
        openIn(room).ifPresent(s -> saw(s, new RunEvent.Unheard(ground.clock().here(since), why)));
      case Incoming.Back back -> back(back);
      case Incoming.Refused(Room room, var by, String why) ->
        outbox.answer(room, List.of(by.shown() + ": " + why), Urgency.ANSWER);
      case Incoming.Came(String network, var who) ->
        LOG.debug("{}: {} came", network, who.shown());
      case Incoming.Trouble(String network, _, String why) ->
        LOG.error("{} keeps the bot out: {}", network, why);
    }
  }

  private void asked(Incoming.Asked asked) {
    var gateway = gateways.get(asked.network());
    if (gateway != null) {
      var rooms = gateway.rooms().stream().map(Room::name).toList();
      var _ = gateway.answer(asked, Declining.askAloud(rooms));
    }
  }

  /** Whoever was away is told so in the room; the record knows since when. */
  private void back(Incoming.Back back) {
    outbox.heardAgain(back.room());
    var why = back.lostAt().isPresent() ? "network" : "restart";
    openIn(back.room()).ifPresent(state -> state.attention().unheard()
        .ifPresent(since -> saw(state, new RunEvent.HeardAgain(since, why))));
    LOG.info("{} is heard since {}", back.room(), back.backAt());
  }

  private Optional<RunState> openIn(Room room) {
    return desk.openIn(new Opening.Channel(room.network(), room.name()));
  }

  private void saw(RunState state, RunEvent.Seen event) {
    if (!state.awaits(event)) {
      return;
    }
    try {
      desk.submit(state.id(), new Input.Saw(event));
    } catch (JournalException e) {
      LOG.error("not recorded: {}: {}", event, e.getMessage());
    }
  }

  /** What strangers wrote goes on the record of their room's run, as a count. */
  void strangers() {
    reception.strangersHeard().forEach((room, lines) -> openIn(room)
        .ifPresent(state -> saw(state, new RunEvent.StrangersHeard(lines))));
  }

  /** Each run knows that the clock jumped before the clock does: nothing new is called for it. */
  synchronized void clock() {
    ground.clock().jumped().ifPresent(by -> {
      LOG.warn("the machine's clock jumped by {}", by);
      desk.open().forEach(state -> saw(state, new RunEvent.ClockJumped(by)));
      ground.clock().follow();
      desk.open().forEach(state -> desk.submit(state.id(), new Input.TimeCame()));
    });
  }

  /** What the bot itself stands on, for the record of every open run. */
  void ground() {
    rules();
    room(freeBytes.getAsLong() >> 20);
    desk.open().forEach(this::seesPeople);
  }

  /** Who reads the room, of those who have an account there. */
  private void seesPeople(RunState state) {
    var channel = state.opening().channel();
    var gateway = gateways.get(channel.network());
    if (gateway == null) {
      return;
    }
    for (var who : people(state).toList()) {
      ground.site().people().find(who).flatMap(p -> p.account(channel.network()))
          .map(account -> gateway.sighting(new Room(channel.network(), channel.name()), account))
          .flatMap(sighting -> seen(who, sighting)).ifPresent(event -> saw(state, event));
    }
  }

  /** Whom the plan names, and who took a step over. */
  private static Stream<PersonId> people(RunState state) {
    return Stream.concat(state.opening().listed().stream(), state.steps().stream()
        .filter(step -> !step.settled()).flatMap(step -> step.owners().people().stream()))
        .distinct();
  }

  private static Optional<RunEvent.Seen> seen(PersonId who, Sighting sighting) {
    return switch (sighting) {
      case Sighting.Here _ -> Optional.of(new RunEvent.Returned(who));
      case Sighting.Gone(Absence how) -> Optional.of(new RunEvent.Left(who, how));
      case Sighting.Unknown _ -> Optional.empty();
    };
  }

  /** What rules beside the plan goes on the record of each open run, and again when it changed. */
  private void rules() {
    if (!ground.rules().isEmpty()) {
      desk.open().forEach(s -> saw(s, new RunEvent.RulesRead(ground.rules(), byNick(s))));
    }
  }

  private boolean byNick(RunState state) {
    return Optional.ofNullable(gateways.get(state.opening().channel().network()))
        .filter(g -> g.identity() == Identity.NICK).isPresent();
  }

  private void room(long freeMebibytes) {
    if (freeMebibytes < SHORT) {
      desk.open().forEach(s -> saw(s, new RunEvent.DiskShort(freeMebibytes)));
    } else if (freeMebibytes >= ENOUGH) {
      desk.open().forEach(s -> saw(s, new RunEvent.DiskEnough(freeMebibytes)));
    }
  }

  private void stopIfTold() {
    StopAll.taken(ground.state()).ifPresent(this::stopAll);
  }

  private void stopAll(Actor.Operator by) {
    desk.open().forEach(state -> desk.submit(state.id(), new Input.StopAll(by)));
  }

  /**
   * Waits, at most so long, until nothing executes and all that is to be said was said. The desk is
   * asked first: what it knows by then the outbox knows too.
   */
  public void awaitQuiet(Duration most) {
    var until = System.nanoTime() + most.toNanos();
    while (System.nanoTime() < until
        && !(desk.open().stream().allMatch(s -> s.active().findAny().isEmpty())
            && outbox.isQuiet())) {
      LockSupport.parkNanos(2_000_000);
    }
  }

  private static List<String> lastLines(Outputs outputs, RunState state, Question.Output asked) {
    return state.steps().graph().numbered(asked.step()).map(state::step).stream()
        .flatMap(
            step -> step.executions(state.id())
                .filter(e -> asked.host().isEmpty() || asked.host().get().equals(e.host()))
                .flatMap(e -> outputs.lastLines(Executions.handle(e), 5).stream()
                    .map(line -> whose(e, asked) + "| " + line)))
        .toList();
  }

  /** {@code h1}, or {@code 7a h1} where it looked at a check. */
  private static String whose(ExecutionId execution, Question.Output asked) {
    return execution.check().map(c -> asked.step() + "" + c + " ").orElse("") + execution.host();
  }

  private static Runnable guarded(Runnable chore) {
    return () -> {
      try {
        chore.run();
      } catch (RuntimeException e) {
        LOG.error("a chore failed: {}", e.getMessage(), e);
      }
    };
  }

  /** Leaves the networks; what executes goes on, and is asked for after the next start. */
  @Override
  public void close() {
    gateways.values().forEach(ChatGateway::close);
    wakeUps.close();
    hosts.close();
    outbox.close();
    chores.shutdownNow();
  }
}
