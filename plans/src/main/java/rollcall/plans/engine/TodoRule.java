package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.does;
import static rollcall.plans.engine.Decision.refuses;

import rollcall.plans.run.LooseEnds;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;

/** {@code todo}: to be done after the run; it stays open when the run ends. */
final class TodoRule {
  static Decision add(Request.Todo request, Case at) {
    if (at.state().facts().ends().todos().size() >= LooseEnds.MOST_TODOS) {
      return refuses(new Rejection.TooManyTodos(LooseEnds.MOST_TODOS));
    }
    return request.who().flatMap(who -> AssignRule.stranger(who, at)).map(Decision::refuses)
        .orElseGet(() -> does(new RunEvent.TodoAdded(request.who(), request.text())));
  }

  static Decision done(Request.TodoDone request, Case at) {
    var open = at.state().facts().ends().todos().stream().filter(t -> !t.done())
        .map(LooseEnds.Todo::number).toList();
    return open.contains(request.number())
        ? does(new RunEvent.TodoClosed(request.number()))
        : refuses(new Rejection.NoSuchTodo(request.number(), open));
  }
}
