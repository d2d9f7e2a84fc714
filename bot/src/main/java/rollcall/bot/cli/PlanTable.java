package rollcall.bot.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import rollcall.commands.reply.Visible;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Plan;
import rollcall.plans.model.PlannedTime;
import rollcall.plans.model.Step;
import rollcall.plans.model.Work;

/** A plan as people read it: a line a step. */
final class PlanTable {
  static List<String> of(Plan plan) {
    var lines = new ArrayList<String>();
    lines.add(new Visible(plan.title().text()) + " (" + plan.id() + ", " + plan.environment()
        + ", revision " + plan.title().revision().value().substring(0, 12) + ")");
    lines.add(when(plan) + ". Lead " + plan.team().lead() + deputies(plan) + ".");
    plan.phases().forEach(phase -> lines.addAll(phase(phase, plan)));
    plan.unbuilt()
        .forEach(u -> lines.add("not built yet: " + u.key() + " (line " + u.line() + ")"));
    return lines;
  }

  private static String when(Plan plan) {
    var schedule = plan.schedule();
    return schedule.date().map(Object::toString).orElse("no date")
        + schedule.window().map(w -> ", window " + w.start() + " - " + w.end()).orElse("")
        + schedule.start().map(s -> ", start " + s).orElse("") + ", " + schedule.zone();
  }

  private static String deputies(Plan plan) {
    var deputies = plan.team().deputies();
    return deputies.isEmpty()
        ? ""
        : ", deputies " + deputies.stream().map(PersonId::value).collect(Collectors.joining(", "));
  }

  private static List<String> phase(Phase phase, Plan plan) {
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add(new Visible(phase.title()) + " (" + phase.kind().name().toLowerCase(Locale.ROOT)
        + phase.to().map(p -> ", to " + p).orElse("") + ")");
    phase.steps().forEach(step -> lines.add(step(step) + skipped(step, plan)));
    return lines;
  }

  private static String step(Step step) {
    var at = step.timing().at().map(PlannedTime::asWritten).orElse("");
    var owners = step.owners().people().stream().map(PersonId::value)
        .collect(Collectors.joining(", "));
    return String.format(Locale.ROOT, "  %-5s %-8s %-7s %-18s %s", step.number(), at, takes(step),
        owners,
        new Visible(step.title()) + work(step));
  }

  private static String skipped(Step step, Plan plan) {
    return plan.skipped().contains(step.id()) ? " [not in " + plan.environment() + "]" : "";
  }

  private static String takes(Step step) {
    var takes = step.timing().takes();
    return takes.isZero() ? "" : (step.timing().guessed() ? "~" : "") + length(takes);
  }

  private static String length(Duration length) {
    return length.toMinutes() == 0 ? length.toSeconds() + "s" : length.toMinutes() + "m";
  }

  private static String work(Step step) {
    return switch (step.work()) {
      case Work.ByHand _ -> "";
      case Work.Command c ->
        " [runs on " + c.hosts().size() + (c.hosts().size() == 1 ? " host]" : " hosts]");
      case Work.Gate _ -> " [go or no-go]";
      case Work.Milestone _ -> " [milestone]";
      case Work.Parts _ -> " [done when its parts are]";
      case Work.Unbuilt u -> " [" + u.key() + ", not built yet]";
    };
  }
}
