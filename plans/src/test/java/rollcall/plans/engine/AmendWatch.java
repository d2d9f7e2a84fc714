package rollcall.plans.engine;

import static rollcall.plans.engine.Breach.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rollcall.plans.engine.Books.Is;
import rollcall.plans.engine.Books.Page;
import rollcall.plans.engine.Breach.Rule;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;

/**
 * Watches that a newer revision differs only in what waits, is the one that was asked for but for
 * its numbers, and is approved anew.
 */
final class AmendWatch {
  private final World world;
  private final Books books;
  private final Set<String> digests = new HashSet<>();
  /** Whose each number was, also of steps that are gone. */
  private final Map<StepNumber, StepId> numbers = new HashMap<>();
  /** The questions that were open after the input before this. */
  private Set<Long> before = Set.of();
  private boolean amended;

  AmendWatch(World world, Books books) {
    this.world = world;
    this.books = books;
    digests.add(world.opening().digest());
    world.opening().plan().steps().forEach(s -> numbers.put(s.number(), s.id()));
  }

  /** {@code event} is not in the books yet. */
  void see(RunEvent event) {
    switch (event) {
      case RunEvent.Amended e -> amended(e);
      case RunEvent.Proposed(Request.Amend request, var _, var _, var _, var would) -> asked(
          request.plan(), would);
      case RunEvent _ -> {
      }
    }
  }

  private static void asked(Plan plan, List<RunEvent> would) {
    check(would.size() == 1 && would.getFirst() instanceof RunEvent.Amended a
        && Edit.numbered(a.plan()).equals(Edit.numbered(plan)), Rule.AMENDED_OTHERWISE,
        "other than asked for");
  }

  private void amended(RunEvent.Amended event) {
    amended = true;
    books.pages().forEach(p -> keeps(p, event.plan()));
    books.back().ifPresent(phase -> check(
        isTheSame(phase, event.plan(), books.plan().phases().indexOf(phase)),
        Rule.AMENDED_WHAT_BEGAN, "the way back"));
    event.plan().steps().forEach(s -> check(
        s.id().equals(numbers.computeIfAbsent(s.number(), _ -> s.id())), Rule.AMENDED_OTHERWISE,
        s.number() + " was " + numbers.get(s.number())));
    check(event.plan().steps().map(Step::number).distinct().count() == event.plan().steps()
        .count(), Rule.AMENDED_OTHERWISE, "two steps of one number");
    var runs = !world.opening().rehearsal()
        && event.plan().steps().anyMatch(s -> s.commands().findAny().isPresent());
    check(event.approvals() == (runs ? world.wanted() : 0)
        && runs != event.digest().isEmpty() && (!runs || digests.add(event.digest())),
        Rule.NOT_APPROVED, event.digest() + " by " + event.approvals());
  }

  private static boolean isTheSame(Phase phase, Plan next, int place) {
    return place < next.phases().size() && isTheSame(phase, next.phases().get(place));
  }

  private static boolean isTheSame(Phase a, Phase b) {
    return a.kind() == b.kind() && a.title().equals(b.title()) && a.to().equals(b.to());
  }

  private void keeps(Page page, Plan next) {
    var id = page.step.id();
    var phase = next.phases().stream()
        .filter(p -> p.steps().stream().anyMatch(s -> s.id().equals(id))).findFirst();
    var step = phase.stream().flatMap(p -> p.steps().stream()).filter(s -> s.id().equals(id))
        .findFirst();
    step.ifPresent(s -> check(s.number().equals(page.step.number()), Rule.AMENDED_OTHERWISE, s));
    if (books.begun(id) || !Set.of(Is.WAITING, Is.CLOSED).contains(page.is)) {
      check(phase.filter(p -> isTheSame(p, books.phase(id))).isPresent()
          && books.plan().skipped().contains(id) == next.skipped().contains(id),
          Rule.AMENDED_WHAT_BEGAN, id + " stands elsewhere");
      check(step.filter(s -> isAsItRan(s, page)).isPresent(), Rule.AMENDED_WHAT_BEGAN,
          id + " is " + page.is + " and becomes " + step);
    }
  }

  /** What waits again may be done otherwise, but what it did to the world it did. */
  private static boolean isAsItRan(Step next, Page page) {
    var open = page.is == Is.WAITING || (page.is == Is.CLOSED && !page.begun);
    return open ? next.effects().equals(page.step.effects()) : next.equals(page.step);
  }

  /** What was read back of the plan as it was is no question any more. */
  void nothingOutlives(RunState state) {
    check(!amended || state.proposals().keySet().stream().noneMatch(before::contains),
        Rule.PROPOSAL_OUTLIVED, "an amendment");
    amended = false;
    before = Set.copyOf(state.proposals().keySet());
  }
}
