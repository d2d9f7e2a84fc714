package rollcall.plans.importer;

import java.util.function.Consumer;

/** A question in the making: where it is remarked, and what an answer does. */
record Ask(Question question, Node node, Consumer<String> take) {
  /** As a comment of the plan file. */
  String remark() {
    var found = question.line() == 0
        ? ""
        : "\"" + question.found() + "\" (line " + question.line() + ") ";
    return "? " + question.field() + ": " + found + question.why()
        + question.proposed().map(p -> "; perhaps: " + p).orElse("");
  }
}
