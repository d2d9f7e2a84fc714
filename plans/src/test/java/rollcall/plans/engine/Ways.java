package rollcall.plans.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepStatus;

/** From which of its states to which a step went, and on whose word or by what. */
final class Ways {
  private static final StepId IT = new StepId("it");
  private static final List<String> ORDER = Arrays.stream(StepStatus.class.getPermittedSubclasses())
      .map(VerbTable::words).toList();
  private final TreeMap<String, Set<String>> labels = new TreeMap<>();

  /** What followed by itself on a walk; what people said on it is looked at in each state. */
  void walked(List<Entry> entries) {
    follow(RunState.of(entries.getFirst()), entries.subList(1, entries.size()), "");
  }

  /** What {@code verb} did, with the second word where one was wanted. */
  void said(RunState from, Moment moment, PersonId who, String verb, Request request) {
    var told = VerbTable.ask(from, moment, who, request);
    var state = follow(from, told, verb);
    state.proposals().values().stream()
        .filter(question -> !from.proposals().containsKey(question.token()))
        .flatMap(question -> question.could(state).stream().limit(1).map(second -> VerbTable
            .ask(state, moment, second, new Request.Yes(question.token()))))
        .forEach(more -> follow(state, more, verb));
  }

  private RunState follow(RunState from, List<Entry> entries, String verb) {
    var state = from;
    for (var entry : entries) {
      var next = state.apply(entry);
      var label = entry.by() instanceof Actor.Bot ? byItself(entry.event()) : verb;
      if (!label.isEmpty() && !word(state).equals(word(next))) {
        labels.computeIfAbsent(arrow(word(state), word(next)), _ -> new LinkedHashSet<>())
            .add(label);
      }
      state = next;
    }
    return state;
  }

  private static String word(RunState state) {
    return VerbTable.words(state.step(IT).status().getClass());
  }

  private static String arrow(String from, String to) {
    return "%02d %02d %s --> %s".formatted(ORDER.indexOf(from), ORDER.indexOf(to), id(from),
        id(to));
  }

  private static String id(String state) {
    return state.replace(" ", "_");
  }

  private static String byItself(RunEvent event) {
    return switch (event) {
      case RunEvent.StepCalled _ -> "(its turn)";
      case RunEvent.StepReached _ -> "(all before it is done)";
      case RunEvent.StepSkipped _ -> "(its condition)";
      case RunEvent.StepDone _,RunEvent.StepChecking _ -> "(its command ended well)";
      case RunEvent.StepFailed _ -> "(its command ended badly)";
      case RunEvent.StepStopped _ -> "(its command was killed)";
      case RunEvent.StepUnknown _ -> "(its command was lost sight of)";
      case RunEvent.GateUnanswered _ -> "(its time is over)";
      case RunEvent _ -> "(" + VerbTable.words(event.getClass()) + ")";
    };
  }

  /** A picture that Markdown readers draw. */
  Stream<String> lines() {
    var lines = new ArrayList<>(List.of("```mermaid", "stateDiagram-v2", "  [*] --> waiting"));
    labels.forEach((arrow, by) -> lines.add("  " + arrow.substring("00 00 ".length()) + " : "
        + by.stream().sorted().collect(Collectors.joining(", ")).toLowerCase(Locale.ROOT)));
    lines.add("```");
    return lines.stream();
  }
}
