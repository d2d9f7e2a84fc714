package rollcall.bot.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rollcall.bot.gateway.terminal.Prompt;
import rollcall.bot.gateway.terminal.TypedLines;
import rollcall.commands.reply.Visible;
import rollcall.plans.document.Document;
import rollcall.plans.importer.Imported;
import rollcall.plans.importer.Question;

/**
 * Asks a person at the terminal what an import has to guess, one question after the other. What is
 * left open stays a question; nothing is written here.
 */
final class Asking {
  private final Document document;
  private final Surroundings around;
  private final TypedLines typed;
  private final Set<Question> asked = new HashSet<>();
  private boolean ended;

  Asking(Document document, Surroundings around) {
    this.document = document;
    this.around = around;
    this.typed = new TypedLines(around.in());
  }

  /** What somebody typed at a question. */
  private sealed interface Said {
    record Answer(String text) implements Said {}

    record LeaveOpen() implements Said {}

    record Where() implements Said {}

    record NoMore() implements Said {}

    record TooLong() implements Said {}
  }

  /** With the answers in it: each question is asked once, those that come of an answer too. */
  Imported about(Imported imported) {
    var now = imported;
    for (var next = next(now); next.isPresent(); next = next(now)) {
      if (asked.isEmpty()) {
        print(head(now.questions().size()));
      }
      asked.add(next.get());
      now = answered(next.get(), now);
    }
    return now;
  }

  private Optional<Question> next(Imported now) {
    return ended
        ? Optional.empty()
        : now.questions().stream().filter(question -> !asked.contains(question)).findFirst();
  }

  private static String head(int count) {
    return (count == 1 ? "1 question" : count + " questions")
        + ". [Enter] takes what is proposed, and where nothing is leaves it open; or type the answer;"
        + " - leaves it open, ? shows where it stands, q asks no more. Files are written at the end;"
        + " Ctrl-C writes none.";
  }

  private Imported answered(Question question, Imported now) {
    print(words(question, now));
    while (true) {
      switch (said(question)) {
        case Said.LeaveOpen() -> {
          return now;
        }
        case Said.NoMore() -> {
          ended = true;
          return now;
        }
        case Said.Where() -> where(question).forEach(this::print);
        case Said.TooLong() -> print("No line is longer than " + Prompt.LONGEST_LINE
            + " characters. Type another, or - leaves it open.");
        case Said.Answer(String text) -> {
          switch (now.answered(question, text)) {
            case Imported.Answered.Good(Imported after) -> {
              return after;
            }
            case Imported.Answered.Bad(String why) ->
              print(sentence(why) + " Type another, or - leaves it open.");
          }
        }
      }
    }
  }

  private Said said(Question question) {
    around.out().print("> ");
    around.out().flush();
    var line = typed.next();
    if (line.isEmpty()) {
      around.out().println();
      return new Said.NoMore();
    }
    return line.get().length() > Prompt.LONGEST_LINE
        ? new Said.TooLong()
        : meant(line.get().strip(), question);
  }

  private static Said meant(String line, Question question) {
    return switch (line) {
      case "" -> question.proposed().<Said>map(Said.Answer::new).orElseGet(Said.LeaveOpen::new);
      case "-" -> new Said.LeaveOpen();
      case "?" -> new Said.Where();
      case "q" -> new Said.NoMore();
      default -> new Said.Answer(line);
    };
  }

  private static String words(Question question, Imported now) {
    var plan = now.drafts().size() > 1 ? question.plan() + ", " : "";
    var found = question.found().isEmpty() ? "" : ": \"" + question.found() + "\"";
    var place = question.line() == 0 ? "of the plan, " : "line " + question.line() + ", ";
    return plan + place + question.field() + found + " - "
        + sentence(question.why()) + choices(question);
  }

  private static String choices(Question question) {
    return question.proposed()
        .map(proposed -> " Proposed: " + proposed).orElse(" [Enter] leaves it open");
  }

  private static String sentence(String why) {
    return why.endsWith(".") || why.endsWith("?") ? why : why + ".";
  }

  /** The line in question with the one before and the one after it, as the document has them. */
  private List<String> where(Question question) {
    return question.line() == 0
        ? List.of("It is of the plan as a whole, and stands nowhere in the document.")
        : new Whereabouts(document).around(question.line());
  }

  private void print(String line) {
    around.out().println(new Visible(line));
    around.out().flush();
  }
}
