package rollcall.plans.format;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import rollcall.plans.model.Plan;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Reading;

/**
 * Numbers the steps of a plan, 1, 2, 3 forward and F1, F2 in fallbacks, and makes an id of the text
 * of each that has none.
 */
final class Drafts {
  /** Steps within steps, the outermost counted. */
  static final int DEEPEST = 8;

  /** Sub-steps of one step. */
  static final int MOST_SUB_STEPS = 999;

  private static final int LONGEST_SLUG = 40;

  private final Set<String> taken = new HashSet<>();
  private int forward;
  private int back;

  private Drafts(List<Fields> steps) {
    steps.forEach(step -> step.get(StepKeys.ID).ifPresent(id -> taken.add(id.value())));
  }

  /** Empty where the plan is too large or too deep. */
  static Optional<List<Draft.OfPhase>> of(Fields plan, Reading reading) {
    var phases = plan.need(PlanKeys.PHASES);
    var tops = phases.stream().flatMap(p -> p.need(PlanKeys.PHASE_STEPS).stream()).toList();
    if (!small(tops, 1, reading)) {
      return Optional.empty();
    }
    var steps = StepKeys.all(tops).toList();
    if (steps.size() > Plan.MOST_STEPS) {
      reading.problem(steps.get(Plan.MOST_STEPS).at(), "a plan has at most " + Plan.MOST_STEPS
          + " steps, sub-steps counted; this one has " + steps.size());
      return Optional.empty();
    }
    var drafts = new Drafts(steps);
    return Optional.of(phases.stream().map(drafts::phase).toList());
  }

  private static boolean small(List<Fields> steps, int level, Reading reading) {
    if (level > DEEPEST) {
      reading.problem(steps.getFirst().at(),
          "steps lie at most " + DEEPEST + " levels within one another");
      return false;
    }
    boolean small = true;
    for (var step : steps) {
      var below = step.get(StepKeys.STEPS).orElse(List.of());
      if (below.size() > MOST_SUB_STEPS) {
        reading.problem(step.at(StepKeys.STEPS), "a step has at most " + MOST_SUB_STEPS
            + " sub-steps, not " + below.size());
        return false;
      }
      small &= below.isEmpty() || small(below, level + 1, reading);
    }
    return small;
  }

  private Draft.OfPhase phase(Fields phase) {
    boolean fallback = PlanKeys.kind(phase) == rollcall.plans.model.Phase.Kind.FALLBACK;
    List<Draft> steps = new ArrayList<>();
    for (var step : phase.need(PlanKeys.PHASE_STEPS)) {
      steps.add(draft(step, fallback ? "F" + ++back : String.valueOf(++forward)));
    }
    return new Draft.OfPhase(phase, List.copyOf(steps));
  }

  private Draft draft(Fields step, String number) {
    var id = step.get(StepKeys.ID).orElseGet(() -> made(step.need(StepKeys.TITLE), number));
    List<Draft> below = new ArrayList<>();
    for (var sub : step.get(StepKeys.STEPS).orElse(List.of())) {
      below.add(draft(sub, number + "." + (below.size() + 1)));
    }
    return new Draft(step, id, new StepNumber(number), List.copyOf(below));
  }

  private StepId made(String title, String number) {
    var slug = slug(title);
    var base = slug.isEmpty() ? "step-" + slug(number) : slug;
    var id = base;
    for (int n = 2; !taken.add(id); n++) {
      id = base + "-" + n;
    }
    return new StepId(id);
  }

  private static String slug(String text) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    var cut = plain.length() > LONGEST_SLUG ? plain.substring(0, LONGEST_SLUG) : plain;
    return cut.replaceAll("^-+|-+$", "");
  }
}
