package rollcall.plans.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PlannedTime;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Key;
import rollcall.plans.shape.Mapping;

/** A plan file as a tree for JSON. Keys that the file does not have are absent, never guessed. */
final class PlanTree {
  /** The groups and patterns themselves, which other environments fill with other hosts. */
  static final String HOSTS_AS_WRITTEN = "hosts-as-written";

  private final Fields plan;
  private final Resolver.Resolved resolved;
  private final ShownVariables variables;

  /** {@code file} is what is written in it, whatever the environment. */
  PlanTree(Fields file, Resolver.Resolved resolved) {
    this.plan = resolved.fields();
    this.resolved = resolved;
    this.variables = new ShownVariables(file);
  }

  Map<String, Object> tree() {
    var tree = written(PlanKeys.PLAN, plan);
    plan.get(PlanKeys.VARIABLES)
        .ifPresent(v -> tree.put(PlanKeys.VARIABLES.name(), variables.of(v)));
    plan.get(PlanKeys.ENVIRONMENTS)
        .ifPresent(all -> tree.put(PlanKeys.ENVIRONMENTS.name(), variables.ofAll(all)));
    plan.get(PlanKeys.HOSTS).ifPresent(groups -> {
      Map<String, Object> expanded = new LinkedHashMap<>();
      groups.forEach((name, patterns) -> expanded.put(name, names(resolved.hosts()
          .hosts(patterns, plan.at(PlanKeys.HOSTS)).orElse(List.of()))));
      tree.put(HOSTS_AS_WRITTEN, tree.put(PlanKeys.HOSTS.name(), expanded));
    });
    tree.put("environment", resolved.plan().environment().value());
    tree.put("revision", resolved.plan().title().revision().value());
    tree.put(PlanKeys.PHASES.name(), resolved.phases().stream().map(this::phase).toList());
    return tree;
  }

  static Map<String, Object> written(Mapping mapping, Fields fields) {
    Map<String, Object> tree = new LinkedHashMap<>();
    ((Map<?, ?>) mapping.write(fields)).forEach((key, value) -> tree.put((String) key, value));
    return tree;
  }

  private static List<String> names(List<HostName> hosts) {
    return hosts.stream().map(HostName::value).toList();
  }

  private Map<String, Object> phase(Draft.OfPhase phase) {
    var tree = written(PlanKeys.PHASE, phase.fields());
    tree.put(PlanKeys.PHASE_STEPS.name(), phase.steps().stream().map(this::step).toList());
    return tree;
  }

  private Map<String, Object> step(Draft step) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("n", step.number().value());
    tree.put(StepKeys.ID.name(), step.id().value());
    if (resolved.plan().skipped().contains(step.id())) {
      tree.put("skipped", true);
    }
    written(StepKeys.fields(), step.fields()).forEach(tree::putIfAbsent);
    owner(step.fields(), StepKeys.OWNER, tree);
    time(step.fields(), StepKeys.AT, tree);
    time(step.fields(), StepKeys.DUE, tree);
    run(step.fields(), StepKeys.RUN, tree);
    step.fields().get(StepKeys.CHECK).ifPresent(c -> tree.put("check", checks(step, c)));
    step.fields().get(StepKeys.GATE).ifPresent(gate -> {
      var shown = written(OtherWork.GATE, gate);
      owner(gate, OtherWork.BY, shown);
      tree.put(StepKeys.GATE.name(), shown);
    });
    if (!step.steps().isEmpty()) {
      tree.put(StepKeys.STEPS.name(), step.steps().stream().map(this::step).toList());
    }
    return tree;
  }

  private List<Object> checks(Draft step, List<Fields> checks) {
    List<Object> shown = new ArrayList<>();
    for (var check : checks) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("n", step.number().value() + CheckLetter.at(shown.size()));
      tree.putAll(written(CheckKeys.fields(), check));
      owner(check, CheckKeys.OWNER, tree);
      run(check, CheckKeys.RUN, tree);
      shown.add(tree);
    }
    return shown;
  }

  private static void owner(Fields fields, Key<OwnerWords> key, Map<String, Object> tree) {
    fields.get(key).ifPresent(words -> {
      Map<String, Object> owner = new LinkedHashMap<>();
      owner.put("mode", words.mode().word());
      if (words.mode() == OwnerWords.Mode.AT_LEAST) {
        owner.put("least", words.least());
      }
      owner.put("of", words.names());
      if (words.open()) {
        owner.put("open", true);
      }
      tree.put(key.name(), owner);
    });
  }

  private static void time(Fields fields, Key<PlannedTime> key, Map<String, Object> tree) {
    fields.get(key).ifPresent(time -> {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("clock", time.clock() == PlannedTime.Clock.DAY ? "day" : time.clock().name());
      shown.put("minutes", time.minutes());
      shown.put("as-written", time.asWritten());
      tree.put(key.name(), shown);
    });
  }

  private void run(Fields fields, Key<Fields> key, Map<String, Object> tree) {
    fields.get(key).ifPresent(run -> {
      var shown = written(RunKeys.fields(), run);
      run.get(RunKeys.HOSTS).flatMap(h -> resolved.hosts().hosts(h, run.at(RunKeys.HOSTS)))
          .ifPresent(hosts -> shown.put(HOSTS_AS_WRITTEN,
              shown.put(RunKeys.HOSTS.name(), names(hosts))));
      tree.put(key.name(), shown);
    });
  }
}
