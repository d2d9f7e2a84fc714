package rollcall.plans.format;

import static rollcall.plans.shape.Key.optional;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.Plan;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Key;
import rollcall.plans.shape.Mapping;
import rollcall.plans.shape.Shape;
import rollcall.plans.shape.Text;

/** Owners as written: names of people, roles and teams, and how many of them it takes. */
record OwnerWords(Mode mode, int least, List<String> names, boolean open) {
  /** What a plan may write for each is {@link #word}. */
  enum Mode {
    ANY("any"), ALL("all"), AT_LEAST("at-least");

    private final String word;

    Mode(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  private static final Key<List<String>> ANY = optional("any", PlanWords.OWNER.oneOrMore(),
      "any one of these");
  private static final Key<List<String>> ALL = optional("all", PlanWords.OWNER.oneOrMore(),
      "all of these");
  private static final Key<Integer> AT_LEAST = optional("at-least", Text.number(1, Plan.MOST_STEPS),
      "so many of the people in `of`");
  private static final Key<List<String>> OF = optional("of", PlanWords.OWNER.oneOrMore(),
      "whom `at-least` counts");
  private static final Key<Boolean> OPEN = optional("open", Text.flag(),
      "true: more people may join");

  private static final Mapping FIELDS = new Mapping("group of owners",
      List.of(ANY, ALL, AT_LEAST, OF, OPEN));

  /** A name, a list (any one of it), or a mapping that says how many. */
  static final Shape<OwnerWords> SHAPE = Shape.either(
      PlanWords.OWNER.oneOrMore().as(OwnerWords::any, OwnerWords::names),
      FIELDS.checked(OwnerWords::complaint).as(OwnerWords::of, OwnerWords::fields),
      OwnerWords::needsMapping);

  private static OwnerWords any(List<String> names) {
    return new OwnerWords(Mode.ANY, 1, names, false);
  }

  private boolean needsMapping() {
    return mode != Mode.ANY || open;
  }

  private static Optional<String> complaint(Fields fields) {
    long modes = Stream.of(ANY, ALL, AT_LEAST).filter(fields::has).count();
    boolean paired = fields.has(AT_LEAST) == fields.has(OF);
    return modes == 1 && paired
        ? Optional.empty()
        : Optional.of("say one of `any: […]`, `all: […]` and `at-least: 2, of: […]`");
  }

  private static OwnerWords of(Fields fields) {
    boolean open = fields.get(OPEN).orElse(false);
    if (fields.has(AT_LEAST)) {
      return new OwnerWords(Mode.AT_LEAST, fields.need(AT_LEAST), fields.need(OF), open);
    }
    return fields.get(ALL).map(all -> new OwnerWords(Mode.ALL, all.size(), all, open))
        .orElseGet(() -> new OwnerWords(Mode.ANY, 1, fields.need(ANY), open));
  }

  private Fields fields() {
    var start = FIELDS.start();
    var named = switch (mode) {
      case ANY -> start.with(ANY, names);
      case ALL -> start.with(ALL, names);
      case AT_LEAST -> start.with(AT_LEAST, least).with(OF, names);
    };
    return open ? named.with(OPEN, true) : named;
  }
}
