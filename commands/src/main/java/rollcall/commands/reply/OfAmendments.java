package rollcall.commands.reply;

import java.util.ArrayList;
import java.util.List;
import rollcall.plans.model.Plan;
import rollcall.plans.run.Amendment;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/** What a newer revision of the plan changes, in words. */
final class OfAmendments {
  /** The most changes that are listed; the rest is counted. */
  static final int MOST = 6;
  private static final int DIGITS = 12;

  private OfAmendments() {}

  static List<Line> readBack(Request.Amend request, Sight now) {
    var amendment = Amendment.of(now.state(), request.plan());
    var lines = new ArrayList<Line>();
    lines.add(Line.of("NOT amended yet. Revision {} instead of {} would change:",
        revision(request.plan()), revision(now.state().plan())));
    amendment.changes().stream().map(Differing::line).limit(MOST).forEach(lines::add);
    int more = amendment.changes().size() - MOST;
    lines.add(Line.of("{}A second person has to agree.",
        more > 0 ? "And " + more + " more: rollcall plan show says all. " : ""));
    return lines;
  }

  /** The first digits, by which people tell revisions apart. */
  static String revision(Plan plan) {
    return plan.title().revision().value().substring(0, DIGITS);
  }

  static List<Message> amended(RunEvent.Amended event, Scene scene) {
    var now = scene.after();
    var opening = now.state().opening();
    int missing = opening.approvals() - now.state().facts().approvals().size();
    var line = scene.recorded(Line.of("AMENDED to revision {}, proposed by {}, agreed by {}.",
        revision(event.plan()), event.by(), scene.by()));
    return List.of(missing > 0
        ? now.everyone(line, Line.of("What was approved is void. Commands start after {} more: {}",
            missing == 1 ? "1 approval" : missing + " approvals",
            now.type(new Request.Approve(opening.digest()))).then(between(now)))
        : now.everyone(line));
  }

  /** What runs host by host stays between two hosts. */
  private static String between(Sight now) {
    var waiting = now.state().active()
        .filter(
            s -> s.status() instanceof StepStatus.Running && s.notBegunOn().findAny().isPresent())
        .map(StepRun::id).toList();
    return waiting.isEmpty()
        ? ""
        : "Until then " + now.numbers(waiting).text() + " goes on to no further host";
  }
}
