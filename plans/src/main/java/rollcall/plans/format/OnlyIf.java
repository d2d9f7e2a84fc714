package rollcall.plans.format;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.plans.model.Condition;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Terms;
import rollcall.plans.shape.Reading;
import rollcall.plans.shape.Shape;
import rollcall.plans.shape.Text;
import rollcall.plans.shape.Written;

/**
 * A condition as written: {@code backup is done and not check-mode is needed}; not binds before
 * and, and before or.
 */
final class OnlyIf {
  private static final String NOT = "not ";
  private static final String IS = " is ";
  private static final String TERM = "(?:not )?[a-z0-9][a-z0-9-]{0,79} is [a-z][a-z0-9-]{0,39}";
  private static final Pattern FORM = Pattern.compile(TERM + "(?: (?:and|or) " + TERM + ")*");
  private static final int LONGEST = 500;

  private static final Shape<Terms.OnlyIf> TEXT = new Text<>("a condition",
      "backup is done and not precheck is skipped", OnlyIf::parse, Terms.OnlyIf::asWritten);

  /** The name that an exit status gets. */
  static final Shape<String> OUTCOME = Text.word("an outcome", "not-needed",
      "[a-z][a-z0-9-]{0,39}");

  /** A condition whose steps must be given in the file. */
  static final Shape<Terms.OnlyIf> SHAPE = new Shape<>() {
    @Override
    public Optional<Terms.OnlyIf> read(Written written, Reading reading) {
      var onlyIf = TEXT.read(written, reading);
      onlyIf.ifPresent(o -> o.condition().steps()
          .forEach(step -> reading.use(PlanWords.STEP_KIND, step.value(), written.at())));
      return onlyIf;
    }

    @Override
    public Object write(Terms.OnlyIf onlyIf) {
      return TEXT.write(onlyIf);
    }

    @Override
    public Map<String, Object> schema() {
      return TEXT.schema();
    }
  };

  private OnlyIf() {}

  private static Optional<Terms.OnlyIf> parse(String text) {
    return text.length() > LONGEST || !FORM.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(new Terms.OnlyIf(text, any(text)));
  }

  private static Condition any(String text) {
    var parts = Arrays.stream(text.split(" or ")).map(OnlyIf::all).toList();
    return parts.size() == 1 ? parts.getFirst() : new Condition.Any(parts);
  }

  private static Condition all(String text) {
    var parts = Arrays.stream(text.split(" and ")).map(OnlyIf::term).toList();
    return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
  }

  private static Condition term(String text) {
    if (text.startsWith(NOT)) {
      return new Condition.Not(term(text.substring(NOT.length())));
    }
    var words = List.of(text.split(IS));
    return new Condition.Is(new StepId(words.getFirst()), words.getLast());
  }
}
