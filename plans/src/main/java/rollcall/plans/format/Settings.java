package rollcall.plans.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.plans.model.Environment;
import rollcall.plans.model.Revision;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Reading;

/**
 * A plan file resolved for live and for every other environment that it names. All are resolved
 * whenever the file is read: what is wrong in one of them must not wait for the day it is opened.
 */
final class Settings {
  private final Map<Environment, Resolver.Resolved> resolved = new LinkedHashMap<>();
  private final Revision revision;

  private Settings(Revision revision) {
    this.revision = revision;
  }

  /** Empty where one of them contradicts itself. */
  static Optional<Settings> of(Fields plan, Revision revision, Reading reading) {
    var settings = new Settings(revision);
    settings.resolve(Setting.live(plan), reading);
    plan.get(PlanKeys.ENVIRONMENTS).orElse(Map.of()).forEach((environment, own) -> {
      var apart = reading.another();
      settings.resolve(Setting.of(environment, plan, own, apart), apart);
      reading.add(apart, "in " + environment + ": ");
    });
    return Optional.of(settings).filter(_ -> reading.finish().isEmpty());
  }

  private void resolve(Setting setting, Reading reading) {
    Resolver.resolve(setting, revision, reading)
        .ifPresent(r -> resolved.put(setting.environment(), r));
  }

  Optional<Resolver.Resolved> in(Environment environment) {
    return Optional.ofNullable(resolved.get(environment));
  }

  /** Live first, then in the order of the file. */
  List<Environment> environments() {
    return List.copyOf(resolved.keySet());
  }
}
