package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.does;
import static rollcall.plans.engine.Decision.refuses;

import java.util.List;
import rollcall.plans.model.Work;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;

/** {@code accept}: what was offered is theirs, also before it is called. */
final class AcceptRule {
  static Decision decide(StepRun step, Case at) {
    if (isOpenGate(step)) {
      return refuses(new Rejection.VotersStand(step.id()));
    }
    if (!isOffered(step, at)) {
      return refuses(new Rejection.NotOffered(offered(at)));
    }
    return AssignRule.bothHalves(at.by(), step).map(Decision::refuses)
        .orElseGet(() -> does(new RunEvent.StepAccepted(step.id(), at.by())));
  }

  /** A bare word accepts all that was offered. */
  static Decision all(Case at) {
    var offered = at.state().steps().stream().filter(s -> isOffered(s, at))
        .filter(s -> AssignRule.bothHalves(at.by(), s).isEmpty())
        .<RunEvent>map(s -> new RunEvent.StepAccepted(s.id(), at.by())).toList();
    return offered.isEmpty()
        ? refuses(new Rejection.NotOffered(List.of()))
        : new Decision.Does(offered);
  }

  private static List<StepId> offered(Case at) {
    return at.state().steps().stream().filter(s -> isOffered(s, at)).map(StepRun::id).toList();
  }

  private static boolean isOffered(StepRun step, Case at) {
    return step.offeredTo().filter(at.by()::equals).isPresent() && !step.settled()
        && !isOpenGate(step);
  }

  /** Who decides does not change once a gate was called, whenever it was offered. */
  private static boolean isOpenGate(StepRun step) {
    return step.step().work() instanceof Work.Gate && step.called().isPresent();
  }
}
