package rollcall.plans.importer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.document.Place;

/** Asks whether what was taken for steps is steps, or text. */
final class AreSteps {
  private static final String YES = "it is a step";

  private final Making making;
  private final List<Node> phases;

  /** What was taken for steps: titles, rows, comments of a script. */
  enum Kind {
    TITLE("title", "a title with no list under it asks for something"), ROW("row",
        "the rows of a table say neither who nor when"), POINT("point",
            "each point of the list tells what a word means, or what it is"), COMMENT("comment",
                "the comments of a script are numbered");

    private final String word;
    private final String why;

    Kind(String word, String why) {
      this.word = word;
      this.why = why;
    }

    private String yes(int steps) {
      return switch (steps) {
        case 1 -> YES;
        case 2 -> YES + ", as is the " + word + " after it";
        default -> YES + ", as are the " + (steps - 1) + " " + word + "s after it";
      };
    }
  }

  /** Of one kind, one after the other. */
  record Guessed(Kind kind, List<Place> places) {
    Guessed {
      places = List.copyOf(places);
    }
  }

  AreSteps(Making making, List<Node> phases) {
    this.making = making;
    this.phases = phases;
  }

  void ask(Guessed guessed) {
    var all = guessed.kind().yes(guessed.places().size());
    var first = guessed.places().getFirst();
    making.ask(first, "steps", first.quote(), Optional.of(all),
        guessed.kind().why + ": is it a step? \"no\" makes text of it", making.plan(), answer -> {
          if (answer.equalsIgnoreCase("no")) {
            makeText(guessed.places());
          } else if (!answer.equals(all)) {
            throw new IllegalArgumentException(
                "here only the proposal can be taken, or \"no\", or the question left open");
          }
        });
  }

  private void makeText(List<Place> places) {
    phases.forEach(phase -> makeText(phase, places));
    var empty = phases.stream().filter(phase -> phase.list("steps").isEmpty()).toList();
    phases.removeAll(empty);
    if (phases.isEmpty()) {
      throw new IllegalArgumentException("then nothing to do is left in the plan");
    }
    empty.forEach(phase -> tell(phases.getFirst(), phase.text("phase"), phase.text("details")));
  }

  /** Among the steps of a phase, and among the parts of a step. */
  private static void makeText(Node holder, List<Place> places) {
    if (holder.has("steps")) {
      var steps = holder.<Object>list("steps");
      steps.removeIf(step -> step instanceof Node node && isOf(node, places)
          && tell(holder, node.words()));
      steps.forEach(step -> makeText((Node) step, places));
      if (steps.isEmpty() && holder.has("step")) {
        holder.remove("steps");
      }
    }
  }

  private static boolean isOf(Node step, List<Place> places) {
    return step.at().filter(at -> places.stream()
        .anyMatch(p -> p.line() == at.line() && p.quote().equals(at.quote()))).isPresent();
  }

  private static boolean tell(Node holder, String... texts) {
    holder.with("details", Stream.concat(Stream.of(holder.text("details")), Stream.of(texts))
        .filter(t -> !t.isEmpty()).collect(Collectors.joining("\n")));
    return true;
  }
}
