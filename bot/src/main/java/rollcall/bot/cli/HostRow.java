package rollcall.bot.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import rollcall.commands.reply.Visible;
import rollcall.plans.engine.Fitness;
import rollcall.plans.engine.Visit;
import rollcall.plans.model.StepId;
import rollcall.plans.run.UnfitHost;

/** What was seen of one host; {@code numbers} says how people number a plan's steps. */
record HostRow(Visit visit, Fitness seen, Function<StepId, String> numbers) {
  List<UnfitHost> unfit() {
    return visit.unfit(seen);
  }

  /** One, or one for each thing that is not as it has to be. */
  List<String> lines() {
    return unfit().isEmpty()
        ? List.of(line("fit" + free()))
        : unfit().stream().map(u -> line("NOT fit" + needed(u) + ": " + u.why())).toList();
  }

  private String line(String what) {
    return String.format(Locale.ROOT, "%-20s %-10s %s", visit.host(), visit.user(),
        new Visible(what));
  }

  private String free() {
    return seen instanceof Fitness.Fit fit ? ", " + fit.freeMebibytes() + " MiB free" : "";
  }

  private String needed(UnfitHost unfit) {
    return unfit.steps().isEmpty() ? "" : " (" + String.join(", ", numbers(unfit)) + ")";
  }

  private List<String> numbers(UnfitHost unfit) {
    return unfit.steps().stream().map(numbers).collect(Collectors.toList());
  }

  Map<String, Object> json() {
    var row = new LinkedHashMap<String, Object>();
    row.put("host", visit.host().value());
    row.put("user", visit.user());
    row.put("fit", unfit().isEmpty());
    if (seen instanceof Fitness.Fit fit) {
      row.put("freeMebibytes", fit.freeMebibytes());
    }
    row.put("unfit",
        unfit().stream().map(u -> Map.of("steps", numbers(u), "why", u.why())).toList());
    return row;
  }
}
