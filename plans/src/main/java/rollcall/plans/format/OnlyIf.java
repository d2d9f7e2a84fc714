package rollcall.plans.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.plans.shape.Reading;
import rollcall.plans.shape.Shape;
import rollcall.plans.shape.Text;
import rollcall.plans.shape.Written;

/**
 * A condition as written: {@code backup is done and not check-mode is needed}; not binds before
 * and, and before or.
 */
record OnlyIf(String asWritten, List<String> steps) {
  private static final String TERM = "(?:not )?([a-z0-9][a-z0-9-]*) is [a-z][a-z0-9-]*";
  private static final Pattern FORM = Pattern.compile(TERM + "(?: (?:and|or) " + TERM + ")*");
  private static final Pattern EACH = Pattern.compile(TERM);
  private static final int LONGEST = 500;

  private static final Shape<OnlyIf> TEXT = new Text<>("a condition",
      "backup is done and not precheck is skipped", OnlyIf::parse, OnlyIf::asWritten);

  /** The name that an exit status gets. */
  static final Shape<String> OUTCOME = new Text<>("an outcome", "not-needed",
      s -> s.matches("[a-z][a-z0-9-]{0,39}") ? Optional.of(s) : Optional.empty(), s -> s);

  /** A condition whose steps must be given in the file. */
  static final Shape<OnlyIf> SHAPE = new Shape<>() {
    @Override
    public Optional<OnlyIf> read(Written written, Reading reading) {
      var condition = TEXT.read(written, reading);
      condition.ifPresent(c -> c.steps()
          .forEach(step -> reading.use(PlanWords.STEP_KIND, step, written.at())));
      return condition;
    }

    @Override
    public Object write(OnlyIf condition) {
      return TEXT.write(condition);
    }

    @Override
    public Map<String, Object> schema() {
      return TEXT.schema();
    }
  };

  private static Optional<OnlyIf> parse(String text) {
    if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    List<String> steps = new ArrayList<>();
    var terms = EACH.matcher(text);
    while (terms.find()) {
      steps.add(terms.group(1));
    }
    return Optional.of(new OnlyIf(text, List.copyOf(steps)));
  }
}
