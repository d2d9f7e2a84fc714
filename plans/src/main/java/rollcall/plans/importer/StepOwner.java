package rollcall.plans.importer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whose a step is. */
final class StepOwner {
  private static final Pattern OWNED = Pattern.compile("^(\\p{Lu}[\\w /&-]{1,30}): (.{3,})$");

  private final Making making;

  StepOwner(Making making) {
    this.making = making;
  }

  /** Says it of the step, and asks what is doubtful. */
  void say(Node node, Point point, Stamp stamp) {
    if (stamp.owners().isEmpty() && point.cells().containsKey(Column.WHO)) {
      var found = point.cells().getOrDefault(Column.WHO, "");
      making.ask(point.at(), "owner", found, Optional.empty(), "it is no name as a plan has it",
          node,
          answer -> node.with("owner", making.crew().said(answer)));
    }
    making.owner(stamp.owners(), stamp.open()).ifPresent(owner -> {
      node.with("owner", owner);
      if (owner instanceof List<?> several) {
        making.ask(point.at(), "owner", String.join(", ", stamp.owners()),
            Optional.of("any of them"), "several are named, and not whether one of them is enough",
            node, answer -> several(node, several, answer));
      } else if (owner instanceof Node) {
        making.ask(point.at(), "owner", String.join(", ", stamp.owners()) + ", …",
            "any of them, and others may join",
            "several are named and the list is left open, so not whether one of them is enough",
            node,
            () -> {
            });
      }
    });
  }

  /** {@code Database team: restore the dump}: perhaps whose it is. */
  void labelled(Node node, Point point, Stamp stamp) {
    var label = OWNED.matcher(node.text("step"));
    if (stamp.owners().isEmpty() && label.matches()
        && (Crew.isTeam(label.group(1)) || making.crew().knows(label.group(1)))) {
      making.ask(point.at(), "owner", label.group(1), Optional.of(label.group(1)),
          "a name with a colon stands before it: is it whose step this is?", node,
          answer -> node.with("owner", making.crew().said(answer)));
    }
  }

  private void several(Node node, List<?> names, String answer) {
    switch (answer.strip()) {
      case "any of them" -> node.with("owner", names);
      case "all of them" -> node.with("owner", new Node().with("all", names));
      default -> node.with("owner", making.crew().said(answer));
    }
  }
}
