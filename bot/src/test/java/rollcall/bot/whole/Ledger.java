package rollcall.bot.whole;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.bot.journal.Copies;
import rollcall.bot.journal.Journal.Placed;
import rollcall.commands.grammar.Grammar;
import rollcall.commands.reply.Telling;
import rollcall.commands.reply.Told;
import rollcall.plans.run.Entry;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunId;
import rollcall.plans.run.RunState;
import rollcall.plans.site.People;

/** What the second copy of the journal holds at one moment. */
record Ledger(Map<RunId, List<Placed>> runs) {
  static Ledger of(Premises site) {
    return new Ledger(Copies.runs(site.journal()));
  }

  /** The latest run, as it stands. */
  Optional<RunState> latest() {
    return runs.values().stream().reduce((_, last) -> last)
        .map(placed -> RunState.replay(entries(placed)));
  }

  /**
   * The latest run as it stood when the bot was heard again. The database may hold one entry more
   * than the second copy had at a kill: a return goes by the longer of the two.
   */
  RunState atTheReturn() {
    var placed = runs.values().stream().reduce((_, last) -> last).orElseThrow();
    var entries = entries(placed);
    int back = entries.size() - 1;
    while (!(entries.get(back).event() instanceof RunEvent.HeardAgain)) {
      back--;
    }
    return RunState.replay(entries.subList(0, back));
  }

  /** What every ordered execution is called on its host. */
  Set<String> ordered() {
    return events().filter(RunEvent.WorkOrdered.class::isInstance)
        .map(event -> ((RunEvent.WorkOrdered) event).execution().onHost())
        .collect(Collectors.toSet());
  }

  Stream<RunEvent> events() {
    return runs.values().stream().flatMap(Collection::stream).map(p -> p.entry().event());
  }

  /** Everything that may be said of it, without the names of those spoken to. */
  Set<String> sayable() {
    var telling = new Telling(new Grammar("!", Premises.BOT), People.none());
    var lines = new HashSet<String>();
    for (var placed : runs.values()) {
      for (var decision : decisions(placed)) {
        telling.of(decision.told(), Optional.of(decision.head()))
            .forEach(message -> lines.addAll(message.lines()));
      }
    }
    return lines;
  }

  private record Decision(List<Told> told, String head) {}

  /** Entries of one decision carry one instant. */
  private static List<Decision> decisions(List<Placed> placed) {
    var decisions = new ArrayList<Decision>();
    var state = RunState.of(placed.getFirst().entry());
    int from = 0;
    while (from < placed.size()) {
      int to = from;
      while (to < placed.size()
          && placed.get(to).entry().at().equals(placed.get(from).entry().at())) {
        to++;
      }
      var entries = entries(placed.subList(from, to));
      var told = told(state, entries);
      decisions.add(new Decision(told, placed.get(to - 1).head().toString()));
      state = told.getLast().after();
      from = to;
    }
    return decisions;
  }

  private static List<Told> told(RunState before, List<Entry> entries) {
    if (!(entries.getFirst().event() instanceof RunEvent.Opened)) {
      return Told.from(before, entries);
    }
    return Stream.concat(Stream.of(Told.opening(entries.getFirst())),
        Told.from(before, entries.subList(1, entries.size())).stream()).toList();
  }

  private static List<Entry> entries(List<Placed> placed) {
    return placed.stream().map(Placed::entry).toList();
  }
}
