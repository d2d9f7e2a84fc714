package rollcall.plans.engine;

import static rollcall.plans.engine.Breach.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rollcall.plans.engine.Books.Is;
import rollcall.plans.engine.Books.Page;
import rollcall.plans.engine.Breach.Rule;
import rollcall.plans.model.Check;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Work;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Match;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepStatus.How;

/** Watches that what people have said is what it takes: votes, checks, the shares of several. */
final class AnswerWatch {
  private final Books books;
  private final Entitlement rights;
  private final boolean rehearsal;
  /** A line of a checklist was let pass, and nothing has happened since in one decision. */
  private boolean letPass;

  AnswerWatch(Books books, Entitlement rights, boolean rehearsal) {
    this.books = books;
    this.rehearsal = rehearsal;
    this.rights = rights;
  }

  /** A decision begins. */
  void begin() {
    letPass = false;
  }

  /** {@code entry} is not in the books yet. */
  void see(Entry entry) {
    switch (entry.event()) {
      case RunEvent.VoteCast e -> voted(books.page(e.step()), e);
      case RunEvent.GateRefused e -> refused(books.page(e.step()));
      case RunEvent.GateUnanswered e -> unanswered(books.page(e.step()), entry);
      case RunEvent.CheckPassed e -> e.by().ifPresentOrElse(
          by -> looked(books.page(e.step()), e.check(), by),
          () -> seen(books.page(e.step()), e.check()));
      case RunEvent.CheckHindered e -> check(books.page(e.step()).is == Is.CHECKING,
          Rule.CHECK_UNSEEN, e);
      case RunEvent.StepChecking e -> said(books.page(e.step()), e.how(), e.by().stream().toList());
      case RunEvent.StepDone e -> done(books.page(e.step()), e);
      case RunEvent.StepTaken e -> joined(books.page(e.step()), e.by());
      case RunEvent.StepAccepted e -> joined(books.page(e.step()), e.by());
      case RunEvent _ -> {
      }
    }
    letPass = entry.event() instanceof RunEvent.CheckSkipped;
  }

  private void voted(Page gate, RunEvent.VoteCast vote) {
    check((gate.is == Is.CALLED || gate.is == Is.UNANSWERED)
        && gate.step.work() instanceof Work.Gate
        && rights.owners(vote.step()).contains(vote.by()), Rule.GATE_WRONG, vote);
  }

  /** No other vote can change it; where one word is enough, the first does. */
  private void refused(Page gate) {
    var needed = gate.step.owners().needed();
    var against = gate.votes(false);
    check(needed == 1 ? against > 0 : rights.owners(id(gate)).size() - against < needed,
        Rule.GATE_WRONG, id(gate) + " is no-go with " + gate.votes);
  }

  private void unanswered(Page gate, Entry entry) {
    var from = gate.called.isAfter(books.heard) ? gate.called : books.heard;
    check(gate.is == Is.CALLED && books.goesOn()
        && !entry.at().isBefore(from.plus(StepWatch.within(gate))), Rule.GATE_WRONG, entry);
  }

  private void looked(Page page, CheckLetter letter, PersonId by) {
    var check = line(page, letter);
    check(check.command().isEmpty(), Rule.CHECK_UNSEEN, id(page) + "" + letter + " by " + by);
    check(rights.isHanded(id(page), letter, by) || check.owners().map(o -> o.include(by))
        .orElseGet(() -> rights.owners(id(page)).contains(by)), Rule.NOT_ENTITLED,
        id(page) + "" + letter + " by " + by);
  }

  private static Check line(Page page, CheckLetter letter) {
    return page.step.terms().checks().stream().filter(c -> c.letter().equals(letter)).findFirst()
        .orElseThrow();
  }

  /** Its command has ended on every host, with what the plan expects. */
  private static void seen(Page page, CheckLetter letter) {
    var command = line(page, letter).command();
    var ends = page.seen.getOrDefault(letter, Map.of());
    check(page.is == Is.CHECKING && command.filter(c -> c.hosts().stream().allMatch(h -> Optional
        .ofNullable(ends.get(h)).filter(e -> isAsExpected(c, e)).isPresent())).isPresent(),
        Rule.CHECK_UNSEEN, id(page) + "" + letter + " after " + ends);
  }

  private static boolean isAsExpected(Work.Command command, RunEvent.WorkEnded end) {
    return end.exit() == 0 && (command.expected().output().isEmpty()
        || end.output() == Match.MATCHED);
  }

  private void done(Page page, RunEvent.StepDone event) {
    if (page.step.work() instanceof Work.Gate) {
      check(event.how() == How.BY_VOTE && (page.is == Is.CALLED || page.is == Is.UNANSWERED)
          && page.votes(true) >= page.step.owners().needed(), Rule.GATE_WRONG,
          id(page) + " is go with " + page.votes);
      return;
    }
    check(page.isChecked(), Rule.DONE_UNCHECKED, event + " " + page.looked);
    if (page.is == Is.CHECKING) {
      check(page.how == event.how(), Rule.BAD_RECORD, event);
    } else {
      check(!letPass, Rule.DONE_BY_TOO_FEW, event + " was never said to be done");
      said(page, event.how(), event.by().stream().toList());
    }
  }

  /** By as many of its owners as it needs, or by its command. */
  private void said(Page page, How how, List<PersonId> by) {
    switch (how) {
      case BY_OWNER, BY_HAND -> {
        var ready = new HashSet<>(page.shares);
        ready.addAll(by);
        var theirs = rights.owners(id(page));
        var needed = page.step.owners().needed();
        check(needed == 1 || theirs.stream().filter(ready::contains).count() >= needed,
            Rule.DONE_BY_TOO_FEW, id(page) + " by " + ready);
      }
      case BY_COMMAND -> check((page.is == Is.RUNNING || page.is == Is.UNKNOWN)
          && endedWell(page), Rule.DONE_BY_TOO_FEW, id(page) + " by its command");
      case BY_VOTE, BY_ITSELF -> check(false, Rule.BAD_RECORD, id(page));
    }
  }

  private static boolean endedWell(Page page) {
    return page.step.work() instanceof Work.Command c && (c.manner().background()
        || c.hosts().stream().allMatch(h -> isGood(c, page.exits.getOrDefault(h, -1))));
  }

  static boolean isGood(Work.Command command, int exit) {
    return command.expected().outcomes().isEmpty()
        ? exit == 0
        : RandomStep.OUTCOMES.containsKey(exit);
  }

  /** Nobody gets to do and to look, and who decides stands when a gate is called. */
  private void joined(Page page, PersonId who) {
    if (rights.owners(id(page)).contains(who)) {
      return;
    }
    check(!(page.step.work() instanceof Work.Gate) || !isOpen(page), Rule.VOTERS_CHANGED,
        id(page) + " " + who);
    check(page.step.terms().checks().stream()
        .noneMatch(c -> c.owners().filter(o -> o.include(who)).isPresent()), Rule.BOTH_HALVES,
        id(page) + " " + who);
  }

  /** What people have said is counted at once, and what is to be looked at is. */
  void nothingIsMissing(boolean approved) {
    books.pages().filter(p -> p.is == Is.CHECKING && books.onCourse(p) && books.goesOn())
        .filter(_ -> approved).forEach(p -> check(p.step.terms().checks().stream()
            .allMatch(c -> p.looking.containsKey(c.letter()) || !mayBeLookedAt(p, c)),
            Rule.NOT_TOLD, id(p)));
    books.pages().filter(books::onCourse).forEach(p -> {
      check(p.is != Is.CHECKING || !p.isChecked() || books.lacksValues(p), Rule.NOT_TOLD, id(p));
      check(!(p.step.work() instanceof Work.Gate) || !isOpen(p) || !isDecided(p), Rule.NOT_TOLD,
          id(p));
    });
  }

  private boolean mayBeLookedAt(Page page, Check check) {
    return !page.looked.getOrDefault(check.letter(), false) && check.command()
        .filter(c -> rehearsal || !c.hosts().contains(World.FORBIDDEN)).isPresent();
  }

  private static boolean isOpen(Page page) {
    return Set.of(Is.CALLED, Is.UNANSWERED).contains(page.is);
  }

  private boolean isDecided(Page gate) {
    var needed = gate.step.owners().needed();
    return gate.votes(true) >= needed
        || rights.owners(id(gate)).size() - gate.votes(false) < needed;
  }

  private static StepId id(Page page) {
    return page.step.id();
  }
}
