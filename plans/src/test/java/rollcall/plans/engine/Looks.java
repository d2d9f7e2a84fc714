package rollcall.plans.engine;

import static rollcall.plans.engine.Release.Steps.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.Check;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.model.Terms;
import rollcall.plans.model.Work;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunId;
import rollcall.plans.run.StepRef;

/** Steps that commands look at, and what is said and seen of them, as short as a test can read. */
final class Looks {
  /** The one that the tests' permits let run. */
  private static final String TEXT = "deploy \"$TAG\"";

  static Work.Command command(Optional<String> output, String... hosts) {
    return new Work.Command(TEXT, Stream.of(hosts).map(HostName::new).toList(), Optional.empty(),
        Work.Order.ONE_BY_ONE, Optional.empty(), new Work.Expectation(0, output, Map.of()),
        Work.Manner.USUAL);
  }

  /** A check that a command looks at on {@code hosts}, one by one; a person's where none. */
  static Check look(String letter, String... hosts) {
    var looks = hosts.length == 0
        ? Optional.<Work.Command>empty()
        : Optional.of(command(Optional.empty(), hosts));
    return new Check(new CheckLetter(letter), "is it well", Optional.empty(), Optional.empty(),
        looks);
  }

  static Step byHand(String id, String number, PersonId owner, Check... checks) {
    return with(step(id, number, owner), new Work.ByHand(), checks);
  }

  static Step running(String id, String number, PersonId owner, Work work, Check... checks) {
    return with(step(id, number, owner), work, checks);
  }

  private static Step with(Step s, Work work, Check... checks) {
    var terms = new Terms(Optional.empty(), Optional.empty(), List.of(checks), false,
        Optional.empty());
    return new Step(s.id(), s.number(), s.text(), s.owners(), s.timing(), s.needs(), work,
        s.effects(), s.records(), terms);
  }

  static StepRef nr(String number) {
    return new StepRef.Numbered(new StepNumber(number));
  }

  static Request.Done done(String number) {
    return new Request.Done(nr(number), Map.of(), Optional.empty(), Optional.empty(),
        Optional.empty());
  }

  static ExecutionId own(String step, int attempt, String host) {
    return new ExecutionId(new RunId("smartsite-test"), new StepId(step), attempt,
        new HostName(host));
  }

  static ExecutionId ofCheck(String check, String step, int attempt, String host) {
    return new ExecutionId(new RunId("smartsite-test"), new StepId(step), attempt,
        new HostName(host), Optional.of(new CheckLetter(check)));
  }

  /** The starts that {@code events} order. */
  static List<ExecutionId> ordered(List<RunEvent> events) {
    var found = new ArrayList<ExecutionId>();
    for (var event : events) {
      if (event instanceof RunEvent.WorkOrdered o) {
        found.add(o.execution());
      }
    }
    return found;
  }

  private Looks() {}
}
