package rollcall.plans.importer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.plans.document.Place;

/** What a document tells between its points, and the steps that hide in it. */
final class Told {
  private static final Pattern HIDDEN = Pattern
      .compile("(?:^|(?<=[.!?:]) +|^Note:? +)((?:Must remember to |Remember to |"
          + "Do not forget to |Don't forget to |You must |Make sure to |Then |First |Now |Finally |Also )?"
          + "(?:Dump|Run|Re-?start|Restart|Restore|Back ?up|Copy|Delete|Remove|Check|Verify|Stop|Start|Drop|Deploy|"
          + "Install|Edit|Update|Send|Notify|Tell|Ask|Put|Create|Move|Disable|Enable|Clear|Flush|Try|Merge|Tag|"
          + "dump|run|get|copy|check|restart|stop|start|notify|tell|update|put|remove|delete|create) [^.!?]{3,200}[.!?]?)");
  private static final Pattern WHETHER = Pattern
      .compile("(?:^|(?<=[.!?]) +)(?:Should|Shall) (?:I|we)"
          + " (?:also |first |start by |begin by )?(\\p{L}+ [^.!?]{3,200})\\?");
  private static final int MOST_DETAILS = 20_000;

  private final Making making;

  Told(Making making) {
    this.making = making;
  }

  /** As what is told of the phase, and asks of each sentence that asks for something. */
  void tell(List<Point> paragraphs, Node phase) {
    var told = new StringBuilder();
    for (var paragraph : paragraphs) {
      var text = paragraph.text().strip();
      if (!text.isEmpty() && told.length() + text.length() < MOST_DETAILS) {
        told.append(told.isEmpty() ? "" : "\n").append(text);
      }
      hidden(paragraph, phase);
    }
    if (!told.isEmpty()) {
      phase.with("details",
          phase.has("details") ? phase.text("details") + "\n" + told : told.toString());
    }
  }

  /** Sentences that ask for something, or whether to do it, in what is told. */
  private void hidden(Point paragraph, Node phase) {
    var wonders = WHETHER.matcher(Words.head(paragraph.text()));
    if (wonders.find()) {
      hidden(paragraph, phase, wonders.group().strip(), Words.capital(wonders.group(1)),
          "it is asked whether to do this: is it a step?");
    }
    var asks = HIDDEN.matcher(Words.head(paragraph.text()));
    while (asks.find()) {
      var sentence = asks.group(1).strip();
      var title = Words.capital(
          sentence.replaceAll("[.!?]$", "").replaceFirst("(?i)^(?:must remember to|remember to|"
              + "do not forget to|don't forget to|you must|then|first|now|finally|also) ", ""));
      hidden(paragraph, phase, sentence, title,
          "a sentence in what is told asks for something: is it a step?");
    }
  }

  private void hidden(Point paragraph, Node phase, String sentence, String title, String why) {
    making.ask(paragraph.at(), "steps", sentence, Optional.of(title), why, phase,
        answer -> inItsPlace(new Node().with("step", answer)
            .from(new Place(paragraph.at().line(), sentence, false)), phase,
            paragraph.at().line()));
  }

  /** Before the first step that the document has later. */
  private static void inItsPlace(Node step, Node phase, int line) {
    var steps = phase.<Object>list("steps");
    int later = 0;
    while (later < steps.size()
        && ((Node) steps.get(later)).at().map(p -> p.line() <= line).orElse(true)) {
      later++;
    }
    steps.add(later, step);
  }
}
