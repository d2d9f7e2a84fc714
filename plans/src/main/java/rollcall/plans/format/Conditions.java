package rollcall.plans.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rollcall.plans.model.Condition;
import rollcall.plans.model.StepId;
import rollcall.plans.shape.Reading;

/**
 * A condition asks for what is known by then: for steps that come before, and for something that
 * can become of them. In a fallback every step of the way forward comes before.
 */
final class Conditions {
  private static final List<String> OF_ALL = List.of("done", "skipped");
  private static final List<String> OF_GATES = List.of("go", "no-go");
  private final Map<StepId, Draft> drafts = new HashMap<>();
  private final Set<StepId> forward = new HashSet<>();
  private final Map<StepId, Set<StepId>> needs;
  private final Reading reading;

  private Conditions(List<Draft.OfPhase> phases, Map<StepId, Set<StepId>> needs, Reading reading) {
    this.needs = needs;
    this.reading = reading;
    phases.stream().flatMap(Draft.OfPhase::all).forEach(step -> drafts.put(step.id(), step));
    phases.stream().filter(p -> !p.isFallback()).flatMap(Draft.OfPhase::all)
        .forEach(step -> forward.add(step.id()));
  }

  static void check(List<Draft.OfPhase> phases, Map<StepId, Set<StepId>> needs, Reading reading) {
    var conditions = new Conditions(phases, needs, reading);
    conditions.drafts.values().forEach(conditions::outcomes);
    phases.stream().flatMap(Draft.OfPhase::all).forEach(conditions::step);
  }

  private void outcomes(Draft step) {
    step.fields().get(StepKeys.RUN).flatMap(run -> run.get(RunKeys.OUTCOMES)).stream()
        .flatMap(outcomes -> outcomes.values().stream())
        .filter(name -> OF_ALL.contains(name) || OF_GATES.contains(name)).distinct()
        .forEach(name -> reading.problem(step.fields().at(StepKeys.RUN),
            "an outcome is not called `" + name + "`: that word has its own meaning"));
  }

  private void step(Draft step) {
    step.fields().get(StepKeys.ONLY_IF).ifPresent(onlyIf -> {
      var before = before(step);
      each(onlyIf.condition()).forEach(is -> ask(is, step, before));
    });
  }

  private static List<Condition.Is> each(Condition condition) {
    return switch (condition) {
      case Condition.Is is -> List.of(is);
      case Condition.Not not -> each(not.condition());
      case Condition.All all -> all.conditions().stream().flatMap(c -> each(c).stream()).toList();
      case Condition.Any any -> any.conditions().stream().flatMap(c -> each(c).stream()).toList();
    };
  }

  private void ask(Condition.Is is, Draft step, Set<StepId> before) {
    var asked = drafts.get(is.step());
    if (asked == null) {
      return; // told already: no such step
    }
    if (!before.contains(is.step())) {
      problem(step, "`" + is.step() + "` does not come before this step: what becomes of it is not"
          + " known by then");
    } else if (!words(asked).contains(is.what())) {
      problem(step, "`" + is.step() + "` never is `" + is.what() + "`; it is one of "
          + String.join(", ", words(asked)));
    }
  }

  private void problem(Draft step, String message) {
    reading.problem(step.fields().at(StepKeys.ONLY_IF), message);
  }

  private static List<String> words(Draft step) {
    var words = new ArrayList<>(OF_ALL);
    if (step.fields().has(StepKeys.GATE)) {
      words.addAll(OF_GATES);
    }
    step.fields().get(StepKeys.RUN).flatMap(run -> run.get(RunKeys.OUTCOMES))
        .ifPresent(outcomes -> words.addAll(outcomes.values()));
    return words;
  }

  /** All that is settled when the step, or the first of its parts, is called. */
  private Set<StepId> before(Draft step) {
    var before = new HashSet<StepId>();
    if (!forward.contains(step.id())) {
      before.addAll(forward);
    }
    var next = new ArrayDeque<>(needs.getOrDefault(step.id(), Set.of()));
    step.steps().forEach(part -> next.remove(part.id()));
    while (!next.isEmpty()) {
      var need = next.remove();
      if (before.add(need)) {
        next.addAll(needs.getOrDefault(need, Set.of()));
      }
    }
    return before;
  }
}
