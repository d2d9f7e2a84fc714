package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.refuses;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Work;
import rollcall.plans.run.Answers;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * {@code go} and {@code nogo}: a vote, and the decision as soon as no other vote can change it.
 * Where any one of several may decide, the first word does. Until then a vote may be changed.
 */
final class VoteRule {
  static Decision decide(boolean go, Optional<String> why, StepRun step, Case at) {
    return switch (step.status()) {
      case StepStatus.Called _,StepStatus.Unanswered _ -> vote(go, why, step, at);
      case StepStatus.Waiting _ -> refuses(Wrong.waiting(step, at));
      case StepStatus.Done _,StepStatus.NoGo _ -> refuses(Wrong.already(step));
      case StepStatus.Taken _,StepStatus.Running _,StepStatus.Checking _,StepStatus.Failed _,StepStatus.Skipped _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.Closed _ ->
        refuses(Wrong.state(step));
    };
  }

  private static Decision vote(boolean go, Optional<String> why, StepRun step, Case at) {
    var known = Optional.ofNullable(step.answers().votes().get(at.by()));
    if (known.map(Answers.Vote::go).filter(v -> v == go).isPresent()) {
      return refuses(new Rejection.VotedAlready(step.id(), go));
    }
    var events = new ArrayList<RunEvent>();
    events.add(new RunEvent.VoteCast(step.id(), at.by(), go, why));
    var same = 1 + step.answers().votes(go);
    if (go && same >= step.owners().needed()) {
      events.add(new RunEvent.StepDone(step.id(), StepStatus.How.BY_VOTE, Optional.of(at.by()),
          Optional.empty(), Map.of(), Optional.empty()));
    } else if (!go && cannotBecomeGo(same, step)) {
      events.addAll(refused(why.orElse("no-go"), step, at));
    }
    return new Decision.Does(List.copyOf(events));
  }

  private static boolean cannotBecomeGo(long against, StepRun step) {
    var owners = step.owners();
    return owners.needed() == 1 || against > owners.people().size() - owners.needed();
  }

  private static List<RunEvent> refused(String why, StepRun step, Case at) {
    var refused = Stream.<RunEvent>of(new RunEvent.GateRefused(step.id(), why));
    return step.step().work() instanceof Work.Gate(var _, Work.IfNoGo.SkipTo to)
        ? Stream.concat(refused, between(step, to, at)).toList()
        : refused.toList();
  }

  /**
   * What lies between the gate and where the run goes on, in written order; not what the run goes
   * on inside of.
   */
  private static Stream<RunEvent> between(StepRun gate, Work.IfNoGo.SkipTo to, Case at) {
    var around = wholes(to.step(), at.state()).toList();
    return at.state().steps().stream().filter(at.state()::onCourse)
        .dropWhile(s -> !s.id().equals(gate.id())).skip(1)
        .takeWhile(s -> !s.id().equals(to.step()))
        .filter(s -> s.status() instanceof StepStatus.Waiting && !around.contains(s.id()))
        .map(s -> new RunEvent.StepSkipped(s.id(), why(gate), true));
  }

  /** All that {@code part} is a part of. */
  private static Stream<StepId> wholes(StepId part, RunState state) {
    return state.step(part).step().terms().partOf().stream()
        .flatMap(whole -> Stream.concat(Stream.of(whole), wholes(whole, state)));
  }

  private static String why(StepRun gate) {
    return gate.step().number() + " is no-go";
  }

  /**
   * What was skipped because {@code gate} is no-go, or was before it was skipped itself: when it is
   * decided anew, that is too.
   */
  static Stream<StepRun> passedOver(StepRun gate, RunState state) {
    return gate.status() instanceof StepStatus.NoGo
        || gate.status() instanceof StepStatus.Skipped
            ? state.steps().stream().filter(s -> s.status() instanceof StepStatus.Skipped skipped
                && skipped.byItself() && skipped.why().equals(why(gate)))
            : Stream.of();
  }
}
