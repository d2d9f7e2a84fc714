package rollcall.bot.execution;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.bot.desk.Decided;
import rollcall.bot.desk.Follower;
import rollcall.bot.desk.ReleaseDesk;
import rollcall.bot.journal.JournalException;
import rollcall.plans.engine.GoodEnd;
import rollcall.plans.engine.Input;
import rollcall.plans.model.Work;
import rollcall.plans.run.Entry;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.Intent;
import rollcall.plans.run.Match;
import rollcall.plans.run.OnHost;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.site.Inventory;
import rollcall.plans.site.Site;

/**
 * Starts what was ordered and kills what was stopped; after a start of the bot it asks for
 * everything of which no end is known, and never starts again. A rehearsal has an executor of its
 * own, so that it reaches no host whatever the inventory says.
 */
public final class Executions implements Follower {
  /** What a host keeps of a command's output, from the beginning and from the end. */
  static final int CAP_BYTES = 1 << 20;
  private static final Logger LOG = LoggerFactory.getLogger(Executions.class);

  private final ReleaseDesk desk;
  private final Executor hosts;
  private final Supplier<Site> site;
  private final Function<String, Path> keys;
  private final Outputs outputs;

  /**
   * {@code outputs} is where {@code hosts} keeps what commands say; {@code keys} finds the file of
   * a private key that the inventory names.
   */
  public Executions(ReleaseDesk desk, Executor hosts, Outputs outputs, Supplier<Site> site,
      Function<String, Path> keys) {
    this.desk = desk;
    this.hosts = hosts;
    this.outputs = outputs;
    this.site = site;
    this.keys = keys;
  }

  @Override
  public void committed(Decided decided) {
    for (var entry : decided.entries()) {
      if (entry.event() instanceof RunEvent.Order order) {
        carryOut(order, decided.last());
      }
    }
  }

  /** Of what ran when the bot went away: what has become of it? */
  @Override
  public void resumed(RunState state) {
    state.executionsWithoutEnd().forEach(id -> ask(id, state));
  }

  private void carryOut(RunEvent.Order order, RunState state) {
    var id = order.execution();
    switch (order) {
      case RunEvent.WorkOrdered o -> start(id, o.intent(), state);
      case RunEvent.StopOrdered _ -> whereItIs(id, state).ifPresentOrElse(
          t -> executor(id, state).kill(handle(id), t, Optional.empty(), seen(id, state)),
          () -> unknownHost(id));
    }
  }

  private Executor executor(ExecutionId id, RunState state) {
    return state.opening().rehearsal()
        ? new Pretending(GoodEnd.of(state.step(id.step()).step(), state.plan()))
        : hosts;
  }

  /** Sends what was decided, where it was decided: the inventory must not have changed since. */
  private void start(ExecutionId id, Intent intent, RunState state) {
    var target = whereItWasDecided(id, intent, state);
    if (target.isEmpty()) {
      tell(new RunEvent.WorkNotStarted(id,
          "the inventory is not what it was when this was decided"));
      return;
    }
    var command = new Command(handle(id), Script.of(intent.script()), intent.limit(), CAP_BYTES);
    executor(id, state).start(command, target.get(), Optional.empty(), seen(id, state));
  }

  private Optional<Target> whereItWasDecided(ExecutionId id, Intent intent, RunState state) {
    return state.opening().rehearsal()
        ? Optional.of(Target.rehearsed(id.host()))
        : site.get().inventory().find(id.host()).filter(h -> isSame(h, intent))
            .map(h -> Target.of(h, intent.user(), site.get(), keys));
  }

  private static boolean isSame(Inventory.Host host, Intent intent) {
    return host.address().equals(intent.address()) && host.port() == intent.port()
        && host.hostKey().equals(intent.hostKey());
  }

  private void ask(ExecutionId id, RunState state) {
    var now = state.execution(id).orElseThrow();
    var target = whereItIs(id, state);
    if (target.isEmpty()) {
      unknownHost(id);
    } else if (now.stopping()) {
      executor(id, state).kill(handle(id), target.get(), Optional.empty(), seen(id, state));
    } else if (now instanceof OnHost.Ordered) {
      tell(new RunEvent.WorkNotStarted(id, "the bot went away before it was sent"));
    } else {
      executor(id, state).inquire(handle(id), target.get(), placed(id),
          !(now instanceof OnHost.Placed),
          seen(id, state));
    }
  }

  /** The boot and folder of its host that were on record before it was sent. */
  private Optional<Place> placed(ExecutionId id) {
    return desk.record(id.run()).stream().map(Entry::event)
        .filter(e -> e instanceof RunEvent.WorkPlaced p && p.execution().equals(id))
        .map(e -> (RunEvent.WorkPlaced) e).map(p -> new Place(p.boot(), p.folder())).findFirst();
  }

  private void unknownHost(ExecutionId id) {
    tell(new RunEvent.WorkUnseen(id, id.host() + " is not in the inventory any more"));
  }

  private Optional<Target> whereItIs(ExecutionId id, RunState state) {
    return state.opening().rehearsal()
        ? Optional.of(Target.rehearsed(id.host()))
        : target(id, state, site.get(), keys);
  }

  /** Where a command of a run is, by the site as it is now; empty where it has no such host. */
  public static Optional<Target> target(ExecutionId id, RunState state, Site site,
      Function<String, Path> keys) {
    var as = state.step(id.step()).command(id.check()).flatMap(Work.Command::as);
    return site.inventory().find(id.host()).map(h -> Target.of(h, as.orElse(h.user()), site, keys));
  }

  /** What an execution is called on its host. */
  public static Handle handle(ExecutionId id) {
    return new Handle(id.onHost());
  }

  private Consumer<Seen> seen(ExecutionId id, RunState state) {
    return seen -> event(id, seen, state).ifPresent(this::tell);
  }

  private Optional<RunEvent.Seen> event(ExecutionId id, Seen seen, RunState state) {
    return switch (seen) {
      case Seen.Placed(Place place) ->
        Optional.of(new RunEvent.WorkPlaced(id, place.bootId(), place.folderId()));
      case Seen.Begun(Place place) ->
        Optional.of(new RunEvent.WorkBegun(id, place.bootId(), place.folderId()));
      case Seen.Output _ -> Optional.empty();
      case Seen.OutOfSight(_, String why) -> Optional.of(new RunEvent.WorkUnseen(id, why));
      case Seen.Ended e when e.overLimit() ->
        Optional.of(new RunEvent.WorkKilled(id, "killed at its limit" + left(e.leftBehind())));
      case Seen.Ended e ->
        Optional.of(new RunEvent.WorkEnded(id, e.exit(), match(id, e.output(), state)));
      case Seen.Killed k -> Optional.of(new RunEvent.WorkKilled(id, left(k.leftBehind())));
      case Seen.Cancelled _ -> Optional.of(new RunEvent.WorkCancelled(id));
      case Seen.Lost(String known) -> Optional.of(new RunEvent.WorkLost(id, known));
      case Seen.Refused(String why) -> Optional.of(new RunEvent.WorkNotStarted(id, why));
    };
  }

  /** Of the pattern that was journalled with the order; a rehearsal's output is as expected. */
  private Match match(ExecutionId id, Extent said, RunState state) {
    return desk.record(id.run()).stream().map(Entry::event)
        .filter(e -> e instanceof RunEvent.WorkOrdered o && o.execution().equals(id))
        .flatMap(e -> ((RunEvent.WorkOrdered) e).intent().output().stream()).findFirst()
        .map(pattern -> state.opening().rehearsal()
            ? Match.MATCHED
            : outputs.match(handle(id), pattern, said))
        .orElse(Match.NOT_ASKED);
  }

  private static String left(int processes) {
    return processes == 0 ? "" : processes + " processes left behind";
  }

  private void tell(RunEvent.Seen event) {
    try {
      desk.submit(((RunEvent.OfWork) event).execution().run(), new Input.Saw(event));
    } catch (JournalException e) {
      if (event instanceof RunEvent.WorkPlaced) {
        throw e; // so that it is not sent
      }
      LOG.error("seen and not recorded, asked again after the next start: {}: {}", event,
          e.getMessage());
    }
  }
}
