package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import rollcall.plans.document.Line;
import rollcall.plans.document.Place;

/** Names in the lists of a document that may be people of the plan under another name. */
final class Aliases {
  private static final Pattern IN_BRACKETS = Pattern.compile("\\(([a-z][a-z]{1,20})\\)\\s*$");
  private static final int SHORTEST = 3;

  private final Making making;
  private final Part part;

  Aliases(Making making, Part part) {
    this.making = making;
    this.part = part;
  }

  /** {@code jon} beside Joncarlo: asked and never merged. */
  void ask() {
    var asked = new LinkedHashSet<String>();
    for (var section : part.sections()) {
      for (var line : section.lines()) {
        name(line).filter(name -> !isPerson(name)).filter(asked::add)
            .ifPresent(name -> longer(name).ifPresent(person -> ask(name, person, line.at())));
      }
    }
    among();
  }

  private static Optional<String> name(Line line) {
    var found = IN_BRACKETS.matcher(Words.head(Furniture.text(line)));
    return line instanceof Line.Item && found.find()
        ? Optional.of(found.group(1))
        : Optional.empty();
  }

  private boolean isPerson(String name) {
    return making.crew().people().containsKey(name);
  }

  private Optional<String> longer(String name) {
    return name.length() < SHORTEST
        ? Optional.empty()
        : making.crew().people().keySet().stream()
            .filter(id -> id.startsWith(name.toLowerCase(Locale.ROOT))).findFirst();
  }

  private void ask(String name, String person, Place at) {
    making.ask(at, "people", name, "the same person as " + person,
        "a name that begins as " + person + " does: one person, or two?", making.plan(), () -> {
          making.crew().isAlso(name, person);
          making.plan().replace(name, person);
        });
  }

  /** Two owners of whom one is called as the other begins. */
  private void among() {
    List<String> ids = new ArrayList<>(making.crew().people().keySet());
    Set<String> asked = new LinkedHashSet<>();
    for (var one : ids) {
      for (var other : ids) {
        if (one.length() >= SHORTEST && other.length() > one.length() && other.startsWith(one)
            && asked.add(one)) {
          ask(one, other, Parts.nowhere());
        }
      }
    }
  }
}
