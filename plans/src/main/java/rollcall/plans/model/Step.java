package rollcall.plans.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One thing to do. {@code needs} is complete: "the step before", {@code alongside} and the order of
 * phases are written out, so a step with no needs is the first of its way, and a step with
 * sub-steps needs those. {@code records} are the names of the values that its owner gives at done.
 */
public record Step(StepId id, StepNumber number, Text text, Owners owners, Timing timing,
    Set<StepId> needs, Work work, Effects effects, List<String> records, Terms terms) {

  public Step {
    needs = Set.copyOf(needs);
    records = List.copyOf(records);
  }

  /** A step of its own, under no condition and with no checklist. */
  public Step(StepId id, StepNumber number, Text text, Owners owners, Timing timing,
      Set<StepId> needs, Work work, Effects effects, List<String> records) {
    this(id, number, text, owners, timing, needs, work, effects, records, Terms.PLAIN);
  }

  /** What to do, in one line. */
  public String title() {
    return text.title();
  }

  /** All that runs on hosts: its own command, and those that look at its checks. */
  public Stream<Work.Command> commands() {
    var own = work instanceof Work.Command c ? Stream.of(c) : Stream.<Work.Command>of();
    return Stream.concat(own, terms.checks().stream().flatMap(c -> c.command().stream()));
  }

  /** Whether a line of its checklist is {@code who}'s by name. */
  public boolean isLookedAtBy(PersonId who) {
    return terms.checks().stream()
        .anyMatch(c -> c.owners().filter(o -> o.include(who)).isPresent());
  }

  Stream<PersonId> people() {
    var checkers = terms.checks().stream().flatMap(c -> c.owners().stream())
        .flatMap(o -> o.people().stream());
    return Stream.of(owners.people().stream(), owners.deputy().stream(), checkers)
        .flatMap(s -> s);
  }
}
