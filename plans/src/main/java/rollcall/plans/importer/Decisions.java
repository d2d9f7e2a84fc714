package rollcall.plans.importer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.plans.document.Place;

/** Whose word a step waits for, as sentences say it. */
final class Decisions {
  private static final Pattern WAITS = Pattern
      .compile("(?i)(?:^|.*?\\b)wait (?:for|until) (.{2,60}?) (?:to|has|have) "
          + "(?:be |been )?(?:confirm|approv|sign|give|agree|ok|okay|say)\\w*(?: .*|\\.|$)");
  private static final Pattern READY = Pattern.compile(
      "(?i)\\bif (?:we|you|all|everything|everybody) (?:are|is) (?:all )?(?:ready|good|happy|ok|fine)\\b.*");
  private static final Pattern VERIFIED = Pattern.compile(
      "(?i)\\b(?:after|once) (?:verifying|confirming|checking|agreeing) with ([\\p{L}][\\w.-]{1,30}) that (.{3,120})$");

  private final Making making;

  Decisions(Making making) {
    this.making = making;
  }

  static boolean isWait(String text) {
    return WAITS.matcher(text).matches();
  }

  /** A sentence that says whose word is waited for, as a step of its own. */
  Node gate(Point child, String text) {
    var waits = WAITS.matcher(text);
    var who = waits.matches() ? waits.group(1).strip() : "";
    var by = making.owner(Stamp.whose(who).owners(), false);
    var node = new Node().with("step",
        Words.capital(text.replaceFirst("(?i)^note\\s*[–:-]\\s*", "")));
    node.from(child.at());
    var gate = new Node();
    by.ifPresentOrElse(b -> gate.with("by", b), () -> making.ask(child.at(), "gate", text,
        Optional.empty(), "it does not say who decides", node,
        answer -> node.with("gate", new Node().with("by", making.crew().said(answer)))));
    if (by.isPresent()) {
      node.with("gate", gate);
    }
    return node;
  }

  /** Somebody else's word that a sentence waits for. */
  private void verified(Node step, List<Object> among, Place at) {
    var with = VERIFIED.matcher(step.text("step"));
    if (with.find()) {
      var title = Words.capital(with.group(2).strip()) + "?";
      making.ask(at, "gate", with.group(), "a gate before it, decided by " + with.group(1),
          "another's word is waited for, which a gate asks for by name", step,
          () -> making.owner(List.of(with.group(1)), false).ifPresent(by -> among.add(
              among.indexOf(step), new Node().with("step", title).from(at).with("gate",
                  new Node().with("by", by)))));
    }
  }

  /** A decision that a sentence hides, to be put before {@code step}. */
  void hidden(Node step, List<Object> among, Place at) {
    verified(step, among, at);
    var ready = READY.matcher(step.text("step"));
    if (ready.find()) {
      var gate = new Node().with("step",
          Words.capital(ready.group().replaceFirst("(?i)^if ", "")) + "?").from(at);
      making.ask(at, "gate", ready.group(), "a gate before it, decided by whose step it is",
          "a condition that only its words say is decided by whoever reads it first", step, () -> {
            gate.with("gate", new Node().with("by",
                step.value("owner").orElseGet(() -> making.plan().text("lead"))));
            among.add(among.indexOf(step), gate);
          });
    }
  }
}
