package rollcall.plans.lint;

import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.Step;

/** One thing that plans get wrong. */
public abstract class Rule {
  private final String name;
  private final Severity severity;
  private final String reason;
  private final String source;

  /**
   * @param reason
   *          why it matters, a sentence
   * @param source
   *          where it was learned: the requirements that ask for it
   */
  Rule(String name, Severity severity, String reason, String source) {
    this.name = name;
    this.severity = severity;
    this.reason = reason;
    this.source = source;
  }

  /** By which it is waived and told apart: small letters and dashes. */
  public String name() {
    return name;
  }

  public Severity severity() {
    return severity;
  }

  public String reason() {
    return reason;
  }

  public String source() {
    return source;
  }

  /** Whether it is of the planned start, so that another one may make it untrue. */
  public boolean hangsOnTheStart() {
    return false;
  }

  abstract Stream<Finding> look(Subject subject);

  /** Of the whole plan. */
  Finding plan(String message) {
    return new Finding(this, Optional.empty(), message);
  }

  /** Of one step, whose number and title are said before {@code message}. */
  Finding step(Step step, String message) {
    return new Finding(this, Optional.of(step.id()),
        step.number() + " " + step.title() + ": " + message);
  }
}
