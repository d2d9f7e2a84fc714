package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Release.ANN;
import static rollcall.plans.engine.Release.MALLORY;
import static rollcall.plans.engine.Release.PRABHU;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.run.LooseEnds;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;

/** What is left to be done after the run. */
class TodoTest {
  private final Release run = PlanText.running("- { step: Deploy, id: deploy, owner: prabhu }");

  private List<String> open() {
    return run.state().facts().ends().todos().stream().filter(t -> !t.done())
        .map(LooseEnds.Todo::text).toList();
  }

  @Test
  @Tag("R85")
  void whatIsNotedToDoStaysOpenAfterTheEndWithItsOwner() {
    run.asks(ANN, new Request.Todo(Optional.of(PRABHU), "remove the sleep"));
    run.asks(PRABHU, Say.done("1"));
    assertThat(run.state().course().ended()).isTrue();
    assertThat(open()).containsExactly("remove the sleep");
    assertThat(run.state().facts().ends().todos().getFirst().who()).contains(PRABHU);
    run.asks(ANN, new Request.Todo(Optional.empty(), "tell the press"));
    run.asks(PRABHU, new Request.TodoDone(1));
    assertThat(open()).containsExactly("tell the press");
  }

  @Test
  void itIsNobodysWhoIsNotOfThePeopleFile() {
    assertThat(run.refusal(ANN, new Request.Todo(Optional.of(MALLORY), "x")))
        .isInstanceOf(Rejection.NoSuchPerson.class);
    assertThat(run.refusal(ANN, new Request.TodoDone(7)))
        .isEqualTo(new Rejection.NoSuchTodo(7, List.of()));
  }

  @Test
  void thereAreNotMoreThanPeopleCanRead() {
    for (int i = 0; i < LooseEnds.MOST_TODOS; i++) {
      run.asks(ANN, new Request.Todo(Optional.empty(), "x"));
    }
    assertThat(run.refusal(ANN, new Request.Todo(Optional.empty(), "x")))
        .isEqualTo(new Rejection.TooManyTodos(LooseEnds.MOST_TODOS));
  }
}
