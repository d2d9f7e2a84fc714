package rollcall.bot.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import rollcall.bot.journal.Journal;
import rollcall.bot.journal.Journal.Placed;
import rollcall.plans.engine.Input;
import rollcall.plans.engine.Moment;
import rollcall.plans.engine.RunEngine;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Entry;
import rollcall.plans.run.History;
import rollcall.plans.run.Opening;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunId;
import rollcall.plans.run.RunState;
import rollcall.plans.site.Site;

/** One way in for every request, observation and due moment, and one writer. */
public final class ReleaseDesk {
  private final Journal journal;
  private final InstantSource clock;
  private final Supplier<Site> site;
  private final List<Follower> followers = new ArrayList<>();
  private final Map<RunId, RunState> runs = new LinkedHashMap<>();
  private final Map<RunId, List<Entry>> records = new LinkedHashMap<>();

  public ReleaseDesk(Journal journal, InstantSource clock, Supplier<Site> site) {
    this.journal = journal;
    this.clock = clock;
    this.site = site;
  }

  /** From now on told of everything, before those who come later. */
  public synchronized void follow(Follower follower) {
    followers.add(follower);
  }

  /**
   * Reads the journal whole, notes for each open run that nobody could be heard since {@code
   * awayFrom} or its last entry, then tells the followers where each run stands. Once, at the
   * start.
   */
  public synchronized void resume(Optional<Instant> awayFrom) {
    journal.runs().forEach((run, placed) -> {
      var entries = placed.stream().map(Placed::entry).toList();
      runs.put(run, RunState.replay(entries));
      records.put(run, new ArrayList<>(entries));
    });
    open().forEach(s -> unheard(s, awayFrom.filter(s.at()::isBefore).orElse(s.at())));
    runs.values().forEach(state -> followers.forEach(f -> f.resumed(state)));
  }

  private void unheard(RunState state, Instant since) {
    var input = new Input.Saw(new RunEvent.Unheard(since, "restart"));
    var entries = RunEngine.decide(state, input, moment());
    if (!entries.isEmpty()) {
      record(state, entries, states(state, entries));
    }
  }

  /**
   * Opens a run, unless its channel has one already: then that one is returned and nothing happens.
   * It counts with what earlier runs of the same plan in the same environment measured.
   */
  public synchronized Optional<RunState> open(Opening opening, Actor by) {
    var other = openIn(opening.channel());
    if (other.isPresent()) {
      return other;
    }
    var earlier = History.of(runs.values().stream(), opening.plan());
    var entries = RunEngine.open(opening.with(earlier), by, moment(opening.run()));
    var first = RunState.of(entries.getFirst());
    var after = new ArrayList<>(List.of(first));
    after.addAll(states(first, entries.subList(1, entries.size())));
    commit(first, entries, after);
    return Optional.empty();
  }

  /**
   * Returns what was recorded, when it is on disk; empty where nothing followed. Throws
   * JournalException when it could not be written, and then nothing has happened.
   */
  public synchronized List<Entry> submit(RunId run, Input input) {
    var before = runs.get(run);
    if (before == null) {
      return List.of();
    }
    var entries = RunEngine.decide(before, input, moment(run));
    if (!entries.isEmpty()) {
      commit(before, entries, states(before, entries));
    }
    return entries;
  }

  private void commit(RunState before, List<Entry> entries, List<RunState> after) {
    var decided = new Decided(before, record(before, entries, after), after);
    followers.forEach(f -> f.committed(decided));
  }

  /** On disk, or nothing has happened. */
  private List<Placed> record(RunState before, List<Entry> entries, List<RunState> after) {
    var placed = journal.append(before.id(), entries);
    runs.put(before.id(), after.getLast());
    records.computeIfAbsent(before.id(), _ -> new ArrayList<>()).addAll(entries);
    return placed;
  }

  private static List<RunState> states(RunState before, List<Entry> entries) {
    var states = new ArrayList<RunState>();
    var state = before;
    for (var entry : entries) {
      state = state.apply(entry);
      states.add(state);
    }
    return states;
  }

  public synchronized Optional<RunState> state(RunId run) {
    return Optional.ofNullable(runs.get(run));
  }

  /** The run of a channel that has not ended. */
  public synchronized Optional<RunState> openIn(Opening.Channel channel) {
    return open().stream().filter(s -> s.opening().channel().equals(channel)).findFirst();
  }

  /** The latest run of a channel, ended or not. */
  public synchronized Optional<RunState> latestIn(Opening.Channel channel) {
    return runs.values().stream().filter(s -> s.opening().channel().equals(channel))
        .reduce((_, b) -> b);
  }

  /** Every run that has not ended, in the order of their openings. */
  public synchronized List<RunState> open() {
    return runs.values().stream().filter(s -> !s.course().ended()).toList();
  }

  /** All entries of a run, in order. */
  public synchronized List<Entry> record(RunId run) {
    return List.copyOf(records.getOrDefault(run, List.of()));
  }

  /** The world as it is now, in microseconds, without other runs. */
  public Moment moment() {
    return new Moment(clock.instant().truncatedTo(ChronoUnit.MICROS), site.get());
  }

  /** The world around one run. */
  private Moment moment(RunId run) {
    var others = open().stream().filter(s -> !s.id().equals(run)).toList();
    var now = moment();
    return new Moment(now.now(), now.site(), others);
  }
}
