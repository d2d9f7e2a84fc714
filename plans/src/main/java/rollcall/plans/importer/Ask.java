package rollcall.plans.importer;

import java.util.Optional;
import java.util.function.Consumer;

/** A question in the making: where it is remarked, and what an answer does. */
record Ask(Question question, Node node, Consumer<String> take) {
  /** As a comment of the plan file. */
  String remark() {
    return "? " + question.field() + ": \"" + question.found() + "\" (line " + question.line()
        + ") "
        + question.why() + question.proposed().map(p -> "; perhaps: " + p).orElse("");
  }

  static Optional<String> maybe(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }
}
