package rollcall.plans.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import rollcall.plans.model.Environment;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Reading;
import rollcall.plans.shape.Shape;
import rollcall.plans.shape.Written;

/**
 * A plan as {@link PlanTree} shows it to programs, read back: what is made for them is taken out,
 * and what has one form there gets one that a plan file has.
 */
final class Exported implements Shape<Fields> {
  static final Exported PLAN = new Exported();

  private static final String ENVIRONMENT = "environment";
  private static final Set<String> MADE_OF_A_PLAN = Set.of(ENVIRONMENT, "revision");
  private static final Set<String> MADE_OF_A_STEP = Set.of("n", "skipped");
  private static final String MODE = "mode";

  private Exported() {}

  @Override
  public Optional<Fields> read(Written written, Reading reading) {
    var elsewhere = text(written, ENVIRONMENT)
        .filter(e -> !e.value().equals(Environment.LIVE.value()));
    elsewhere.ifPresent(e -> reading.problem(e.at(), "this is the plan as it is in " + e.value()
        + ", which the whole plan cannot be made of: show it as it is in live"));
    return elsewhere.isPresent()
        ? Optional.empty()
        : PlanKeys.PLAN.read(plan(written), reading);
  }

  @Override
  public Object write(Fields fields) {
    return PlanKeys.PLAN.write(fields);
  }

  @Override
  public Map<String, Object> schema() {
    return PlanKeys.PLAN.schema();
  }

  private static Written plan(Written plan) {
    return changed(asWritten(plan), MADE_OF_A_PLAN,
        Map.of(PlanKeys.PHASES.name(), each(Exported::phase)));
  }

  private static Written phase(Written phase) {
    return changed(phase, Set.of(), Map.of(PlanKeys.PHASE_STEPS.name(), each(Exported::step)));
  }

  private static Written step(Written step) {
    return changed(step, MADE_OF_A_STEP,
        Map.of(StepKeys.RUN.name(), Exported::asWritten, StepKeys.OWNER.name(), Exported::owner,
            StepKeys.AT.name(), Exported::time,
            StepKeys.DUE.name(), Exported::time, StepKeys.CHECK.name(), each(Exported::check),
            StepKeys.GATE.name(), Exported::gate, StepKeys.STEPS.name(), each(Exported::step)));
  }

  private static Written check(Written check) {
    return changed(check, MADE_OF_A_STEP, Map.of(CheckKeys.OWNER.name(), Exported::owner,
        CheckKeys.RUN.name(), Exported::asWritten));
  }

  /** With the hosts as the file had them. */
  private static Written asWritten(Written written) {
    if (!(written instanceof Written.Pairs pairs)) {
      return written;
    }
    var hosts = pairs.pairs().stream()
        .filter(p -> p.key().value().equals(PlanTree.HOSTS_AS_WRITTEN)).map(Written.Pair::value)
        .findFirst();
    return changed(pairs, Set.of(PlanTree.HOSTS_AS_WRITTEN),
        Map.of(PlanKeys.HOSTS.name(), hosts::orElse));
  }

  private static Written gate(Written gate) {
    return changed(gate, Set.of(), Map.of(OtherWork.BY.name(), Exported::owner));
  }

  /** {@code mode: any, of: [ann]} as {@code any: [ann]}. */
  private static Written owner(Written owner) {
    var mode = text(owner, MODE);
    if (mode.isEmpty() || !(owner instanceof Written.Pairs pairs)) {
      return owner;
    }
    boolean counts = mode.get().value().equals(OwnerWords.Mode.AT_LEAST.word());
    return new Written.Pairs(pairs.at(), pairs.pairs().stream().flatMap(pair -> switch (pair.key()
        .value()) {
      case MODE -> Stream.<Written.Pair>of();
      case "of" -> Stream.of(counts ? pair : named(pair, mode.get().value()));
      case "least" -> Stream.of(named(pair, OwnerWords.Mode.AT_LEAST.word()));
      default -> Stream.of(pair);
    }).toList());
  }

  private static Written.Pair named(Written.Pair pair, String name) {
    return new Written.Pair(new Written.Text(pair.key().at(), name), pair.value());
  }

  private static Written time(Written time) {
    return text(time, "as-written").<Written>map(t -> t).orElse(time);
  }

  private static Optional<Written.Text> text(Written written, String key) {
    return written instanceof Written.Pairs pairs
        ? pairs.pairs().stream().filter(p -> p.key().value().equals(key)).map(Written.Pair::value)
            .filter(Written.Text.class::isInstance).map(Written.Text.class::cast).findFirst()
        : Optional.empty();
  }

  /** Without {@code made}, and with the values of {@code keys} as those say. */
  private static Written changed(Written written, Set<String> made,
      Map<String, UnaryOperator<Written>> keys) {
    if (!(written instanceof Written.Pairs pairs)) {
      return written;
    }
    List<Written.Pair> kept = new ArrayList<>();
    for (var pair : pairs.pairs()) {
      var name = pair.key().value();
      if (!made.contains(name)) {
        kept.add(new Written.Pair(pair.key(),
            keys.getOrDefault(name, value -> value).apply(pair.value())));
      }
    }
    return new Written.Pairs(pairs.at(), kept);
  }

  private static UnaryOperator<Written> each(UnaryOperator<Written> item) {
    return written -> written instanceof Written.Items items
        ? new Written.Items(items.at(), items.items().stream().map(item).toList())
        : written;
  }
}
