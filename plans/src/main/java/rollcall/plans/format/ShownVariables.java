package rollcall.plans.format;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import rollcall.plans.model.Environment;
import rollcall.plans.shape.Fields;

/**
 * The variables of a plan file as programs may see them. A secret's value is for commands alone,
 * and what is a secret in one environment is one in all.
 */
final class ShownVariables {
  private final Set<String> secret = new HashSet<>();

  ShownVariables(Fields file) {
    addSecrets(file);
    file.get(PlanKeys.ENVIRONMENTS).orElse(Map.of()).values().forEach(this::addSecrets);
  }

  private void addSecrets(Fields fields) {
    fields.get(PlanKeys.VARIABLES).orElse(Map.of()).entrySet().stream()
        .filter(variable -> variable.getValue().get(PlanKeys.SECRET).orElse(false))
        .forEach(variable -> secret.add(variable.getKey()));
  }

  Map<String, Object> of(Map<String, Fields> variables) {
    Map<String, Object> shown = new LinkedHashMap<>();
    variables.forEach((name, fields) -> {
      var variable = PlanTree.written(PlanKeys.VARIABLE, fields);
      if (secret.contains(name)) {
        variable.remove(PlanKeys.VALUE.name());
      }
      shown.put(name, variable);
    });
    return shown;
  }

  /** The environments of a file, each with its variables as they may be seen. */
  Map<String, Object> ofAll(Map<Environment, Fields> environments) {
    Map<String, Object> shown = new LinkedHashMap<>();
    environments.forEach((environment, fields) -> {
      var tree = PlanTree.written(PlanKeys.ENVIRONMENT, fields);
      fields.get(PlanKeys.VARIABLES).ifPresent(v -> tree.put(PlanKeys.VARIABLES.name(), of(v)));
      shown.put(environment.value(), tree);
    });
    return shown;
  }
}
