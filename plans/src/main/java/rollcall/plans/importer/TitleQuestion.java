package rollcall.plans.importer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.document.Place;

/** Whether titles are steps, which {@link TitledSteps} takes them for, or text. */
final class TitleQuestion {
  private static final String YES = "it is a step";

  private final Making making;
  private final List<Node> phases;

  TitleQuestion(Making making, List<Node> phases) {
    this.making = making;
    this.phases = phases;
  }

  /** That a title is a step is a guess. */
  void ask(List<Place> titles) {
    var all = switch (titles.size()) {
      case 1 -> YES;
      case 2 -> YES + ", as is the title after it";
      default -> YES + ", as are the " + (titles.size() - 1) + " titles after it";
    };
    making.ask(titles.getFirst(), "steps", titles.getFirst().quote(), Optional.of(all),
        "a title with no list under it asks for something: is it a step? \"no\" makes text of it",
        making.plan(), answer -> {
          if (answer.equalsIgnoreCase("no")) {
            untitled(titles);
          } else if (!answer.equals(all)) {
            throw new IllegalArgumentException(
                "here only the proposal can be taken, or \"no\", or the question left open");
          }
        });
  }

  private void untitled(List<Place> titles) {
    var lines = titles.stream().map(t -> String.valueOf(t.line())).toList();
    for (var phase : phases) {
      phase.<Object>list("steps").removeIf(step -> step instanceof Node node
          && lines.contains(node.at().map(p -> String.valueOf(p.line())).orElse(""))
          && told(node, phase));
    }
    var empty = phases.stream().filter(phase -> phase.list("steps").isEmpty()).toList();
    phases.removeAll(empty);
    if (phases.isEmpty()) {
      throw new IllegalArgumentException("then nothing to do is left in the plan");
    }
    empty.forEach(phase -> phases.getFirst().with("details",
        Stream.of(phases.getFirst().text("details"), phase.text("phase"), phase.text("details"))
            .filter(t -> !t.isEmpty()).reduce((a, b) -> a + "\n" + b).orElse("")));
  }

  private static boolean told(Node step, Node phase) {
    var text = Stream.of(phase.text("details"), step.text("step"), step.text("details"))
        .filter(t -> !t.isEmpty()).reduce((a, b) -> a + "\n" + b).orElse("");
    phase.with("details", text);
    return true;
  }
}
