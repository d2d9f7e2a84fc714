package rollcall.plans.importer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.plans.document.Line;

/** Where a document wants to be able to go back to, and takes nothing to go back by. */
final class WaysBack {
  private static final Pattern TO_THE_END = Pattern
      .compile("(?i)\\b(?:go(?:ing)? back|return(?:ing)?|restor(?:e|ing)|"
          + "revert(?:ing)?|roll(?:ing)? back)\\b[^.]{0,60}\\bend of (?:either )?((?:phase|stage) \\w+"
          + "(?:(?:,| or| and) (?:(?:phase|stage) )?\\w+){0,5})");
  private static final Pattern NAME = Pattern.compile("(?i)(phase|stage)?\\s*\\b(\\w+)$");
  private static final Pattern SAVES = Pattern.compile("(?i)\\b(?:dump|back ?up|snapshot|clone)");

  private final Making making;
  private final List<Node> phases;

  WaysBack(Making making, List<Node> phases) {
    this.making = making;
    this.phases = phases;
  }

  void ask(Part part) {
    part.sections().stream().flatMap(s -> s.lines().stream()).forEach(this::ask);
  }

  private void ask(Line line) {
    var wanted = TO_THE_END.matcher(Words.head(Furniture.text(line)));
    while (wanted.find()) {
      var kind = wanted.group(1).split(" ", -1)[0];
      for (var end : wanted.group(1).split(",| or | and ", -1)) {
        var name = NAME.matcher(end.strip());
        if (name.find()) {
          phase(kind + " " + name.group(2)).filter(WaysBack::savesNothing)
              .ifPresent(phase -> ask(line, phase));
        }
      }
    }
  }

  private Optional<Node> phase(String title) {
    return phases.stream().filter(p -> p.text("phase").equalsIgnoreCase(title)).findFirst();
  }

  /** At its end: its last steps, and what is told there. */
  private static boolean savesNothing(Node phase) {
    var steps = phase.<Object>list("steps");
    var last = steps.subList(Math.max(0, steps.size() - 2), steps.size()).stream()
        .map(s -> s instanceof Node n ? n.text("step") : "").reduce("", (a, b) -> a + "\n" + b);
    var told = phase.text("details");
    return !SAVES.matcher(last + "\n" + told.substring(Math.max(0, told.indexOf("End of")))).find();
  }

  private void ask(Line line, Node phase) {
    var title = phase.text("phase");
    making.ask(line.at(), "restore-point", "end of " + title,
        Optional.of("Back up the data at the end of " + title),
        "it is to be a state to go back to, and nothing is saved at the end of " + title, phase,
        answer -> phase.<Object>list("steps").add(new Node().with("step", answer)
            .from(line.at()).with("restore-point", Words.slug("end of " + title, 40))));
  }
}
