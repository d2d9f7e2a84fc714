package rollcall.commands.grammar;

import java.time.Duration;
import java.util.TreeMap;
import rollcall.plans.run.Request;
import rollcall.plans.run.StepRef;

/** A request as its asker would type it, without the prefix. */
final class Saying {
  private Saying() {}

  static String of(Request request) {
    return switch (request) {
      case Request.Take r -> on("ack", r.step());
      case Request.Run r -> on("run", r.step());
      case Request.Done r -> done(r);
      case Request.Fail r -> on("fail", r.step()) + " " + plain(r.why());
      case Request.Redo r -> on("redo", r.step()) + (r.failedOnly() ? " failed" : "");
      case Request.Skip r -> on("skip", r.step()) + " " + plain(r.why());
      case Request.Stop r -> on("stop", r.step());
      case Request.Assign r ->
        on("assign", r.step()) + " " + r.to() + r.why().map(why -> " " + why).orElse("");
      case Request.CheckAssign r -> on("assign", r.step()) + r.check() + " " + r.to()
          + r.why().map(why -> " " + why).orElse("");
      case Request.Accept r -> on("accept", r.step());
      case Request.Undone r -> on("undone", r.step()) + " " + plain(r.why());
      case Request.More r -> on("more", r.step()) + " " + minutes(r.longer());
      case Request.Go r -> on("go", r.step()) + r.why().map(y -> " " + plain(y)).orElse("");
      case Request.NoGo r -> on("nogo", r.step()) + " " + plain(r.why());
      case Request.CheckOk r -> on("ok", r.step()) + r.check();
      case Request.CheckFail r -> on("fail", r.step()) + r.check() + " " + plain(r.why());
      case Request.CheckSkip r -> on("skip", r.step()) + r.check() + " " + plain(r.why());
      case Request.Cover r -> "cover " + r.whose() + " " + r.to();
      case Request.MoveStart r -> "move-start " + r.to();
      case Request.Away r -> "away " + minutes(r.time());
      case Request.Lead r -> "lead " + r.who();
      case Request.Suspend r -> "suspend " + r.who() + " " + plain(r.why());
      case Request.Reinstate r -> "reinstate " + r.who() + " " + plain(r.why());
      case Request.Waive r -> "waive " + r.what() + " " + plain(r.why());
      case Request.Todo r -> "todo " + r.who().map(p -> "for " + p + " ").orElse("") + todo(r);
      case Request.TodoDone r -> "todo done " + r.number();
      case Request.Amend _ -> "amend";
      case Request.Approve r -> "approve " + r.digest();
      case Request.Start r -> "start" + r.at().map(t -> " " + t).orElse("");
      case Request.Here _ -> "here";
      case Request.Preflight _ -> "preflight";
      case Request.Hold r -> "hold " + plain(r.why());
      case Request.Resume _ -> "resume";
      case Request.Note r -> "note " + plain(r.text());
      case Request.Fallback r -> "fallback " + fallback(r);
      case Request.Abort r -> "abort " + r.run() + " " + plain(r.why());
      case Request.End _ -> "end";
      case Request.Yes r -> "yes " + r.proposal();
      case Request.No r -> "no " + r.proposal();
    };
  }

  private static String on(String verb, StepRef step) {
    return verb + switch (step) {
      case StepRef.Numbered n -> " " + n.number();
      case StepRef.TheOne _ -> "";
    };
  }

  private static String done(Request.Done r) {
    var said = new StringBuilder(on("done", r.step()));
    new TreeMap<>(r.values()).forEach((name, value) -> said.append(" " + name + "=" + value));
    r.at().ifPresent(at -> said.append(" at " + at));
    r.onBehalfOf().ifPresent(who -> said.append(" for " + who));
    r.note().ifPresent(note -> said.append(" ").append(mayBeMisread(note) ? marked(note) : note));
    return said.toString();
  }

  /** Whether a note would be heard as something that can stand before it. */
  private static boolean mayBeMisread(String note) {
    var words = new Words(note);
    return words.looksLikeAStep() || Words.isValue(words.peek())
        || isOneOf(words.peek(), "at", "for", Words.TEXT_FOLLOWS);
  }

  private static String fallback(Request.Fallback r) {
    return r.to().map(to -> "to " + to + " " + plain(r.why()))
        .orElseGet(() -> isOneOf(new Words(r.why()).peek(), "to", Words.TEXT_FOLLOWS)
            ? marked(r.why())
            : r.why());
  }

  private static String minutes(Duration time) {
    return time.toMinutes() + "m";
  }

  private static String todo(Request.Todo r) {
    return isOneOf(new Words(r.text()).peek(), "for", "done", Words.TEXT_FOLLOWS)
        ? marked(r.text())
        : r.text();
  }

  private static String plain(String text) {
    return isOneOf(new Words(text).peek(), Words.TEXT_FOLLOWS) ? marked(text) : text;
  }

  private static String marked(String text) {
    return Words.TEXT_FOLLOWS + " " + text;
  }

  private static boolean isOneOf(String word, String... marks) {
    for (var mark : marks) {
      if (mark.equalsIgnoreCase(word)) {
        return true;
      }
    }
    return false;
  }
}
