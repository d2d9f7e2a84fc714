package rollcall.plans.format;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import rollcall.plans.model.PlannedTime;
import rollcall.plans.model.StepId;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Key;
import rollcall.plans.shape.Reading;

/** What may be said in which kind of phase: a fallback most of all has times of its own. */
final class PhaseRules {
  private final Draft.OfPhase phase;
  private final Set<StepId> back = new HashSet<>();
  private final Reading reading;

  private PhaseRules(Draft.OfPhase phase, List<Draft.OfPhase> phases, Reading reading) {
    this.phase = phase;
    this.reading = reading;
    phases.stream().filter(Draft.OfPhase::isFallback).flatMap(Draft.OfPhase::all)
        .forEach(step -> back.add(step.id()));
  }

  static void check(Draft.OfPhase phase, List<Draft.OfPhase> phases, Reading reading) {
    var rules = new PhaseRules(phase, phases, reading);
    rules.phase();
    phase.all().map(Draft::fields).forEach(phase.isFallback() ? rules::back : rules::forward);
    phase.all().map(Draft::fields).forEach(rules::due);
  }

  private void phase() {
    if (!phase.isFallback()) {
      refuse(phase.fields(), PlanKeys.TO, "`to` belongs to a phase of the kind fallback");
    }
  }

  private void refuse(Fields fields, Key<?> key, String message) {
    if (fields.has(key)) {
      reading.problem(fields.at(key), message);
    }
  }

  private void back(Fields step) {
    refuse(step, StepKeys.RESTORE_POINT, "a fallback makes no `restore-point`: it returns to one");
    clock(step, true, "a time in a fallback counts from D, such as `D+5m`");
    for (var undone : step.get(StepKeys.UNDOES).orElse(List.of())) {
      if (back.contains(undone)) {
        reading.problem(step.at(StepKeys.UNDOES),
            "`" + undone + "` is a step of a fallback; `undoes` names steps of the way forward");
      }
    }
    recorded(step);
  }

  private void forward(Fields step) {
    refuse(step, StepKeys.UNDOES, "`undoes` belongs to the steps of a fallback");
    clock(step, false, "D is the moment a fallback was decided: only a fallback counts from it");
    recorded(step);
  }

  private void clock(Fields step, boolean wanted, String message) {
    for (var key : List.of(StepKeys.AT, StepKeys.DUE)) {
      if (step.get(key).filter(t -> (t.clock() == PlannedTime.Clock.D) != wanted).isPresent()) {
        reading.problem(step.at(key), message);
      }
    }
  }

  /** Minutes count in a release, and {@code at} says them; days have dates until when. */
  private void due(Fields step) {
    switch (phase.kind()) {
      case RELEASE, FALLBACK -> refuse(step, StepKeys.DUE,
          "`due` belongs to a phase of the kind before or after: here a step has `at` and `takes`");
      case BEFORE -> step.get(StepKeys.DUE).filter(PhaseRules::afterTheStart)
          .ifPresent(due -> reading.problem(step.at(StepKeys.DUE), "`" + due.asWritten()
              + "` is after S: a phase of the kind before ends with the start"));
      case AFTER -> {
      }
    }
  }

  private static boolean afterTheStart(PlannedTime time) {
    return time.clock() == PlannedTime.Clock.S && time.minutes() > 0;
  }

  private void recorded(Fields step) {
    var names = step.get(StepKeys.RECORDS).orElse(List.of());
    if (Set.copyOf(names).size() < names.size()) {
      reading.problem(step.at(StepKeys.RECORDS), "`records` names the same value twice");
    }
  }
}
