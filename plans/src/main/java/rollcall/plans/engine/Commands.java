package rollcall.plans.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.HostName;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Work;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.Intent;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.site.Host;
import rollcall.plans.site.Site;

/** What is to be sent where: the hosts that come next, each with its exact intent. */
final class Commands {
  /** Where a rehearsal's commands go: nowhere. */
  private static final Host NOWHERE = Host.nowhere();

  /**
   * The hosts that no permit covers, or that are not of the plan's environment; empty when it may
   * run.
   */
  static List<HostName> unpermitted(Work.Command command, Plan plan, Site site) {
    return command.hosts().stream().filter(h -> !site.permits(h, command, plan)).toList();
  }

  /** The starts that come next: all hosts, or the first that has not begun. */
  static Stream<RunEvent> next(StepRun step, Work.Command command, RunState state, Site site) {
    var rest = command.hosts().stream().filter(h -> !step.hosts().containsKey(h));
    var next = switch (command.order()) {
      case ALL_AT_ONCE -> rest;
      case ONE_BY_ONE -> rest.limit(1);
    };
    return next.map(h -> ordered(step, command, h, state, site));
  }

  private static RunEvent ordered(StepRun step, Work.Command command, HostName host, RunState state,
      Site site) {
    var id = new ExecutionId(state.id(), step.id(), step.attempt(), host);
    var target = state.opening().rehearsal() ? NOWHERE : site.host(host).orElseThrow();
    return new RunEvent.WorkOrdered(id,
        intent(command, target, script(command.text(), values(state))));
  }

  private static Intent intent(Work.Command command, Host target, String script) {
    return new Intent(script, target.address(), target.port(), command.as().orElse(target.user()),
        target.hostKey(), command.limit());
  }

  /** The plan's variables, and what steps have recorded. */
  private static Map<String, String> values(RunState state) {
    var values = new HashMap<String, String>();
    state.plan().variables().forEach((name, variable) -> values.put(name, variable.value()));
    values.putAll(state.facts().values());
    return values;
  }

  /**
   * Values as quoted assignments, then the plan's text as it is: a value is never parsed as shell.
   */
  static String script(String text, Map<String, String> values) {
    return new TreeMap<>(values).entrySet().stream()
        .map(v -> "export " + shellName(v.getKey()) + "=" + quoted(v.getValue()) + "\n")
        .collect(Collectors.joining()) + text + "\n";
  }

  private static String shellName(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static String quoted(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }
}
