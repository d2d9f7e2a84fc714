package rollcall.plans.engine;

import static rollcall.plans.engine.Breach.check;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rollcall.plans.engine.Books.Is;
import rollcall.plans.engine.Books.Page;
import rollcall.plans.engine.Breach.Rule;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Team;
import rollcall.plans.model.Work;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Course;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Nudge;
import rollcall.plans.run.RunEvent;

/**
 * Watches which steps are called, reached and skipped and when, which way back is taken, the end.
 */
final class StepWatch {
  /** A reminder waits for what is said before it, and for a mark that comes just then. */
  private static final Duration LONGEST_PUT_OFF = Nudge.APART.multipliedBy(2);
  private final World world;
  private final Books books;
  private final Set<StepId> leftOut = new HashSet<>();
  private final Set<StepId> announced = new HashSet<>();
  private Optional<StepId> refused = Optional.empty();

  StepWatch(World world, Books books) {
    this.world = world;
    this.books = books;
  }

  /** {@code entry} is not in the books yet. */
  void see(Entry entry) {
    switch (entry.event()) {
      case RunEvent.GateAnnounced e -> announced(books.page(e.step()));
      case RunEvent.StepCalled e -> called(books.page(e.step()), entry.at());
      case RunEvent.StepReached e -> reached(books.page(e.step()), entry.at());
      case RunEvent.StepSkipped e when e.byItself() -> skipped(books.page(e.step()), entry);
      case RunEvent.WorkOrdered e ->
        check(books.goesOn(), Rule.BEGUN_WHILE_HELD, e.execution());
      case RunEvent.FallbackBegun e -> turned(e);
      case RunEvent.Ended e -> ended(e, entry.by());
      case RunEvent.StepStarted e -> started(e, books.page(e.step()));
      case RunEvent.StepRedone e -> {
        leftOut.remove(e.step());
        announced.remove(e.step());
      }
      case RunEvent.StepWithdrawn e -> announced.remove(e.step());
      case RunEvent.GateRefused e -> refused = Optional.of(e.step());
      case RunEvent _ -> {
      }
    }
  }

  private void started(RunEvent.StepStarted event, Page page) {
    check(page.is == Is.CALLED || page.is == Is.TAKEN, Rule.CALLED_TOO_EARLY, event);
    check(books.goesOn(), Rule.BEGUN_WHILE_HELD, event);
    check(event.by().isPresent() || (page.step.work() instanceof Work.Command c
        && c.manner().byItself() && (world.opening().rehearsal() || world.byItself())),
        Rule.NOT_PERMITTED, event);
  }

  private void announced(Page page) {
    var id = page.step.id();
    check(page.is == Is.WAITING && books.onCourse(page) && books.goesOn(), Rule.CALLED_TOO_EARLY,
        id);
    check(page.step.work() instanceof Work.Gate && announced.add(id), Rule.SAID_TWICE, id);
  }

  private void called(Page page, Instant at) {
    reachable(page, at);
    check(books.isWanted(page), Rule.CONDITION_IGNORED, page.step.id());
    check(!(page.step.work() instanceof Work.Parts)
        && !(page.step.work() instanceof Work.Milestone), Rule.BAD_RECORD, page.step.id());
  }

  private void reached(Page page, Instant at) {
    reachable(page, at);
    check(books.isWanted(page), Rule.CONDITION_IGNORED, page.step.id());
    check(page.step.work() instanceof Work.Parts || page.step.work() instanceof Work.Milestone,
        Rule.BAD_RECORD, page.step.id());
  }

  /** By its condition when its turn has come, or by a no-go that goes on behind it. */
  private void skipped(Page page, Entry entry) {
    if (entry.by() instanceof Actor.Bot) {
      reachable(page, entry.at());
      check(!books.isWanted(page), Rule.SKIPPED_WITHOUT_CAUSE, page.step.id());
    } else {
      check(page.is == Is.WAITING && books.onCourse(page)
          && refused.filter(g -> isPassedOver(page, books.page(g))).isPresent(),
          Rule.SKIPPED_WITHOUT_CAUSE, page.step.id());
      page.passedOver = refused;
    }
  }

  private boolean isPassedOver(Page page, Page gate) {
    return gate.step.work() instanceof Work.Gate(var _, Work.IfNoGo.SkipTo(var to))
        && !books.isPartOf(to, page.step.id())
        && books.pages().map(p -> p.step.id()).dropWhile(id -> !id.equals(gate.step.id()))
            .takeWhile(id -> !id.equals(to)).anyMatch(page.step.id()::equals);
  }

  private void reachable(Page page, Instant at) {
    var id = page.step.id();
    check(page.is == Is.WAITING && books.onCourse(page) && books.needsAreSettled(page)
        && !at.isBefore(books.from(page)), Rule.CALLED_TOO_EARLY, id);
    check(books.goesOn(), Rule.BEGUN_WHILE_HELD, id);
    check(!leftOut.contains(id), Rule.UNDID_WHAT_NEVER_RAN, id);
    check(!books.besideAHalt(), Rule.CALLED_BESIDE_A_HALT, id);
    check(!books.besideAForwardCommand(), Rule.CALLED_BESIDE_A_FORWARD_COMMAND, id);
  }

  private void turned(RunEvent.FallbackBegun event) {
    leftOut.clear();
    for (var step : books.plan().phases().get(event.phase()).steps()) {
      var undoes = step.effects().undoes();
      var ran = undoes.isEmpty() || undoes.stream().anyMatch(books::begun);
      check(ran || event.leftOut().contains(step.id()), Rule.UNDID_WHAT_NEVER_RAN, step.id());
      check(!ran || !event.leftOut().contains(step.id()), Rule.LEFT_OUT_WHAT_RAN, step.id());
    }
    leftOut.addAll(event.leftOut());
  }

  private void ended(RunEvent.Ended event, Actor by) {
    var open = books.pages().filter(books::onCourse).filter(p -> !books.settles(p))
        .map(p -> p.step.id()).toList();
    check(event.open().equals(open), Rule.ENDED_OPEN, event + " but " + open);
    if (by instanceof Actor.Bot) {
      check(open.isEmpty() && !books.isOpen()
          && books.pages().noneMatch(Page::isAtWork), Rule.ENDED_OPEN, event);
    } else if (event.outcome() == Course.Outcome.COMPLETED) {
      check(books.releases().stream().flatMap(p -> p.steps().stream())
          .allMatch(s -> books.settles(books.page(s.id()))), Rule.ENDED_OPEN, event);
    }
  }

  /** When what comes by itself comes next, as far as the books say. */
  private Stream<Instant> dues() {
    if (!books.goesOn()) {
      return Stream.of();
    }
    var calls = books.besideAHalt() || books.besideAForwardCommand()
        ? Stream.<Instant>of()
        : books.pages().filter(p -> p.is == Is.WAITING && books.onCourse(p)
            && books.needsAreSettled(p)).map(books::from);
    var answers = called().flatMap(p -> p.step.work() instanceof Work.Gate g
        ? g.answerWithin().stream().map(from(p)::plus)
        : Stream.<Instant>of());
    return Stream.concat(calls, answers);
  }

  private Stream<Instant> reminders() {
    return books.goesOn() && !books.isOpen()
        ? called().filter(p -> p.reminders == 0)
            .map(p -> from(p).plus(Team.Reminders.DEFAULT.owner()))
        : Stream.of();
  }

  private Stream<Page> called() {
    return books.pages().filter(p -> p.is == Is.CALLED && books.onCourse(p));
  }

  private Instant from(Page page) {
    return page.called.isAfter(books.heard) ? page.called : books.heard;
  }

  /** What nobody has to ask for has been told, or is on the agenda, whose next moment is given. */
  void nothingIsMissing(Instant now, Optional<Instant> next) {
    dues().forEach(due -> check(due.isAfter(now) && next.filter(n -> !n.isAfter(due)).isPresent(),
        Rule.NOT_TOLD, "due " + due + ", next " + next));
    reminders().map(due -> due.isAfter(now) ? due : now).forEach(
        due -> check(next.filter(n -> !n.isAfter(due.plus(LONGEST_PUT_OFF))).isPresent(),
            Rule.NOT_TOLD, "reminder due " + due + ", next " + next));
    check(books.isOpen() || books.ended || books.askedToEnd || !books.goesOn()
        || books.pages().anyMatch(p -> books.onCourse(p) && !books.settles(p))
        || books.pages().anyMatch(Page::isAtWork),
        Rule.NOT_TOLD, "the run has not ended");
    books.pages().forEach(this::stands);
  }

  /** What a no-go passed over is passed over as long as that stands. */
  private void stands(Page page) {
    var gate = page.is == Is.SKIPPED ? page.passedOver.map(books::page) : Optional.<Page>empty();
    check(books.ended || !books.onCourse(page)
        || gate.map(g -> g.is == Is.NO_GO || g.is == Is.SKIPPED).orElse(true),
        Rule.SKIPPED_WITHOUT_CAUSE, page.step.id() + " though " + gate.map(g -> g.is));
  }

  /** Within which time after its call, or after it could be heard again, a gate is answered. */
  static Duration within(Page page) {
    return page.step.work() instanceof Work.Gate g
        ? g.answerWithin().orElse(Duration.ofDays(10_000))
        : Duration.ZERO;
  }
}
