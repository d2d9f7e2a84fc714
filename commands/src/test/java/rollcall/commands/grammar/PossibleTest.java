package rollcall.commands.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rollcall.commands.SmallRelease;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Need;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRef;
import rollcall.plans.run.StepRun;

class PossibleTest {
  /** All but those that need a name which nobody can guess. */
  @Test
  void everyVerbCanBeOffered() {
    var offered = Stream.of(Possible.onStep(new StepRef.TheOne()), Possible.onRun(asked()),
        Possible.onChecks(checked())).flatMap(s -> s).map(Object::getClass)
        .collect(Collectors.toSet());
    assertThat(verbs(Request.class).filter(verb -> !offered.contains(verb))).containsExactly(
        Request.Assign.class, Request.CheckSkip.class, Request.CheckAssign.class,
        Request.Cover.class,
        Request.Lead.class,
        Request.Suspend.class, Request.Reinstate.class, Request.Waive.class, Request.Todo.class,
        Request.TodoDone.class, Request.Amend.class);
  }

  private static StepRun checked() {
    var state = RunState.of(SmallRelease.opened(SmallRelease.checked(), false));
    return state.steps().stream().filter(s -> !s.step().terms().checks().isEmpty()).findFirst()
        .orElseThrow();
  }

  private static RunState asked() {
    var state = RunState.of(SmallRelease.opened(SmallRelease.plan(), false));
    var question = new RunEvent.Proposed(new Request.End(), new PersonId("thomas"), Need.THE_SAME,
        Instant.MAX, List.of());
    return state.apply(new Entry(2, state.at(), new Actor.Bot(), question));
  }

  private static Stream<Class<?>> verbs(Class<?> kind) {
    return kind.isSealed()
        ? Stream.of(kind.getPermittedSubclasses()).flatMap(PossibleTest::verbs)
        : Stream.of(kind);
  }
}
