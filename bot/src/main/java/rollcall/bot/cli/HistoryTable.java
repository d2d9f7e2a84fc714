package rollcall.bot.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rollcall.commands.reply.Visible;
import rollcall.plans.engine.DryWalk;
import rollcall.plans.forecast.Odds;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.run.History;
import rollcall.plans.run.RunState;

/** What earlier runs of a plan measured in one environment, step by step beside what is planned. */
record HistoryTable(Plan plan, History history, long seed) {
  private static final int HALF = 50;
  private static final int MOST = 90;

  List<String> lines() {
    var measured = plan.walked().filter(s -> history.count(s.id()) > 0).toList();
    if (measured.isEmpty()) {
      return List.of(plan.environment() + ": nothing is measured yet");
    }
    var lines = new ArrayList<String>();
    lines.add(plan.environment() + ":");
    lines.add(String.format(Locale.ROOT, "  %-5s %9s %9s %9s %9s %5s  %s", "step", "planned",
        "median", "90 of 100", "longest", "runs", "title"));
    measured.forEach(step -> lines.add(line(step)));
    DryWalk.started(plan).filter(_ -> measured.stream().anyMatch(this::counts))
        .ifPresent(started -> lines.addAll(odds(started)));
    return lines;
  }

  private boolean counts(Step step) {
    return history.count(step.id()) >= History.LEAST;
  }

  private List<String> odds(RunState started) {
    var s = started.course().startedAt().orElseThrow();
    var odds = Odds.of(started, s, history, seed);
    var window = plan.schedule().windowEnd()
        .map(end -> "; within the window in " + odds.share(Duration.between(s, end)) + " of 100")
        .orElse("");
    return List.of("  From S to the end: " + length(odds.within(HALF)) + " in 5 of 10 nights, "
        + length(odds.within(MOST)) + " in 9 of 10" + window + ".",
        "  (" + Odds.NIGHTS + " nights drawn from these times with --seed " + seed
            + "; other steps as planned, nobody waits)");
  }

  private String line(Step step) {
    var timing = step.timing();
    var planned = timing.guessed() || timing.takes().isZero() ? "" : length(timing.takes());
    return String.format(Locale.ROOT, "  %-5s %9s %9s %9s %9s %5d  %s", step.number(), planned,
        length(history.median(step.id()).orElseThrow()),
        length(history.ninetieth(step.id()).orElseThrow()),
        length(history.times(step.id()).getLast()), history.count(step.id()),
        new Visible(step.title()));
  }

  /** By the step's id: planned and measured, in seconds, the shortest first. */
  Map<String, Object> json() {
    var steps = new LinkedHashMap<String, Object>();
    plan.walked().forEach(step -> steps.put(step.id().value(), Map.of(
        "n", step.number().value(),
        "planned", step.timing().takes().toSeconds(),
        "measured", history.times(step.id()).stream().map(Duration::toSeconds).toList())));
    return steps;
  }

  private static String length(Duration length) {
    return length.toMinutes() == 0
        ? length.toSeconds() + " s"
        : length.plusSeconds(30).toMinutes() + " min";
  }
}
