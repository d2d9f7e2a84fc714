package rollcall.commands.grammar;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRef;
import rollcall.plans.run.StepRun;

/** One request of every kind that could be asked of a run as it stands. */
final class Possible {
  private static final String WHY = "why";

  private Possible() {}

  static Stream<Request> onStep(StepRef step) {
    return Stream.of(new Request.Take(step), new Request.Run(step),
        new Request.Done(step, Map.of(), Optional.empty(), Optional.empty(), Optional.empty()),
        new Request.Fail(step, WHY), new Request.Redo(step),
        new Request.Redo(step, true), new Request.Stop(step),
        new Request.Skip(step, WHY), new Request.Go(step, Optional.empty()),
        new Request.NoGo(step, WHY), new Request.More(step, Duration.ofMinutes(5)),
        new Request.Accept(step), new Request.Undone(step, WHY));
  }

  /** Of every line of its checklist that is open. */
  static Stream<Request> onChecks(StepRun step) {
    var ref = new StepRef.Numbered(step.step().number());
    return step.openChecks().flatMap(c -> Stream.of(new Request.CheckOk(ref, c.letter()),
        new Request.CheckFail(ref, c.letter(), WHY)));
  }

  static Stream<Request> onRun(RunState state) {
    var answers = state.proposals().keySet().stream()
        .flatMap(token -> Stream.of(new Request.Yes(token), new Request.No(token)));
    var others = Stream.of(new Request.Approve(state.opening().digest()),
        new Request.Start(Optional.empty()), new Request.Preflight(), new Request.Here(),
        new Request.Away(Duration.ofMinutes(10)), new Request.MoveStart(LocalTime.NOON),
        new Request.Hold(WHY),
        new Request.Resume(), new Request.Note("text"),
        new Request.Fallback(Optional.empty(), WHY), new Request.End(),
        new Request.Abort(state.id(), WHY));
    return Stream.concat(answers, others);
  }
}
