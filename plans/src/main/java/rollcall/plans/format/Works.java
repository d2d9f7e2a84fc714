package rollcall.plans.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.plans.model.Check;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.Work;
import rollcall.plans.shape.Fields;

/** What a step asks for, and its checklist. */
final class Works {
  private final HostGroups hosts;
  private final Crew crew;

  Works(HostGroups hosts, Crew crew) {
    this.hosts = hosts;
    this.crew = crew;
  }

  Work of(Fields step) {
    return Built.workBeyond(step).<Work>map(key -> new Work.Unbuilt(key.name()))
        .or(() -> step.get(StepKeys.RUN).map(this::command))
        .or(() -> step.get(StepKeys.GATE).map(Works::gate))
        .or(() -> step.get(StepKeys.MILESTONE).filter(is -> is).map(_ -> new Work.Milestone()))
        .or(() -> step.get(StepKeys.STEPS).map(_ -> new Work.Parts()))
        .orElseGet(Work.ByHand::new);
  }

  private static Work gate(Fields gate) {
    return new Work.Gate(gate.get(OtherWork.ANSWER_WITHIN),
        gate.get(OtherWork.IF_NO_GO).orElseGet(Work.IfNoGo.Ask::new));
  }

  private Work command(Fields run) {
    var named = hosts.hosts(run.get(RunKeys.HOSTS).orElse(List.of()), run.at(RunKeys.HOSTS));
    if (!Built.runs(run) || named.isEmpty()) {
      return new Work.Unbuilt(StepKeys.RUN.name());
    }
    boolean atOnce = run.get(RunKeys.ORDER)
        .filter(new RunKeys.OrderWords.Plain(RunKeys.ALL_AT_ONCE)::equals).isPresent();
    return new Work.Command(run.need(RunKeys.SSH), named.get(), run.get(RunKeys.AS),
        atOnce ? Work.Order.ALL_AT_ONCE : Work.Order.ONE_BY_ONE, run.get(RunKeys.LIMIT),
        expectation(run), manner(run));
  }

  private static Work.Expectation expectation(Fields run) {
    var expected = run.get(RunKeys.EXPECT);
    return new Work.Expectation(expected.flatMap(e -> e.get(RunKeys.EXIT)).orElse(0),
        expected.flatMap(e -> e.get(RunKeys.OUTPUT)),
        run.get(RunKeys.OUTCOMES).orElse(Map.of()));
  }

  private static Work.Manner manner(Fields run) {
    return new Work.Manner(run.get(RunKeys.BY_ITSELF).orElse(false), run.has(RunKeys.RERUN),
        run.get(RunKeys.ON_FALLBACK).filter(RunKeys.AWAIT::equals).isPresent(),
        run.get(RunKeys.BACKGROUND).orElse(false));
  }

  /** The checklist, lettered from a. */
  List<Check> checks(Fields step) {
    var checks = new ArrayList<Check>();
    for (var check : step.get(StepKeys.CHECK).orElse(List.of())) {
      checks.add(new Check(CheckLetter.at(checks.size()), check.need(CheckKeys.TEXT),
          check.get(CheckKeys.EXPECTED),
          check.get(CheckKeys.OWNER).map(by -> crew.owners(by, check.at(CheckKeys.OWNER))),
          check.get(CheckKeys.RUN).map(this::command).flatMap(Works::built)));
    }
    return checks;
  }

  private static Optional<Work.Command> built(Work work) {
    return work instanceof Work.Command command ? Optional.of(command) : Optional.empty();
  }
}
