package rollcall.plans.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.HostName;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Work;
import rollcall.plans.run.CommandScript;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.Intent;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.site.Inventory;
import rollcall.plans.site.Permit;
import rollcall.plans.site.Site;
import rollcall.plans.site.Wish;

/** What is to be sent where: the hosts that come next, each with its exact intent. */
final class Commands {
  /**
   * The hosts that no permit covers, or that are not of the plan's environment; empty when it may
   * run.
   */
  static List<HostName> unpermitted(Work.Command command, Plan plan, Map<String, String> values,
      Site site) {
    return command.hosts().stream()
        .filter(h -> site.permit(wish(command, h, plan, values, site)).isEmpty()).toList();
  }

  /** Whether the permits let the command start without a person's word, on every host. */
  static boolean startsByItself(Work.Command command, Plan plan, Map<String, String> values,
      Site site) {
    return command.hosts().stream().allMatch(h -> site
        .permit(wish(command, h, plan, values, site)).filter(Permit::byItself).isPresent());
  }

  private static Wish wish(Work.Command command, HostName host, Plan plan,
      Map<String, String> values, Site site) {
    var as = command.as().or(() -> site.userOn(host)).orElse("");
    return new Wish(plan.id(), plan.environment(), host, as, command.text(), values.values());
  }

  /** The starts of a step's own command or of a check's that come next: all, or one host. */
  static Stream<RunEvent> next(StepRun step, Optional<CheckLetter> check, RunState state,
      Site site) {
    return step.command(check).stream().flatMap(c -> next(step, check, c, state, site));
  }

  private static Stream<RunEvent> next(StepRun step, Optional<CheckLetter> check,
      Work.Command command, RunState state, Site site) {
    var begun = step.starts().of(check).keySet();
    var rest = command.hosts().stream().filter(h -> !begun.contains(h));
    var next = switch (command.order()) {
      case ALL_AT_ONCE -> rest;
      case ONE_BY_ONE -> rest.limit(1);
    };
    return next.map(h -> ordered(new ExecutionId(state.id(), step.id(), step.attempt(), h, check),
        command, state, site));
  }

  private static RunEvent ordered(ExecutionId id, Work.Command command, RunState state,
      Site site) {
    var script = CommandScript.of(values(state), command.text()).text();
    var target = site.inventory().find(id.host()).filter(_ -> !state.opening().rehearsal());
    return new RunEvent.WorkOrdered(id,
        target.map(t -> intent(command, t, script)).orElseGet(() -> nowhere(command)));
  }

  /** Where a rehearsal's commands go. */
  private static Intent nowhere(Work.Command command) {
    return new Intent("", "nowhere", 0, "nobody", "", Optional.empty(),
        command.expected().output());
  }

  private static Intent intent(Work.Command command, Inventory.Host target, String script) {
    return new Intent(script, target.address(), target.port(), command.as().orElse(target.user()),
        target.hostKey(), command.limit(), command.expected().output());
  }

  /** The plan's variables, and what steps have recorded. */
  static Map<String, String> values(RunState state) {
    var values = values(state.plan());
    values.putAll(state.facts().values());
    return values;
  }

  /** As the plan has them. */
  static Map<String, String> values(Plan plan) {
    var values = new HashMap<String, String>();
    plan.variables().forEach((name, variable) -> values.put(name, variable.value()));
    return values;
  }
}
