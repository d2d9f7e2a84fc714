package rollcall.plans.run;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import rollcall.plans.model.HostName;
import rollcall.plans.model.Check;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.Work;
import rollcall.plans.model.Owners;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Answers.Found.Bad;
import rollcall.plans.run.Answers.Found.Ok;
import rollcall.plans.run.Answers.Found.Unlooked;
import rollcall.plans.run.RunEvent.OfStep;
import rollcall.plans.run.StepStatus.Checking;
import rollcall.plans.run.StepStatus.NoGo;
import rollcall.plans.run.StepStatus.Unanswered;
import rollcall.plans.run.StepStatus.Called;
import rollcall.plans.run.StepStatus.Closed;
import rollcall.plans.run.StepStatus.Done;
import rollcall.plans.run.StepStatus.Failed;
import rollcall.plans.run.StepStatus.Running;
import rollcall.plans.run.StepStatus.Skipped;
import rollcall.plans.run.StepStatus.Stopped;
import rollcall.plans.run.StepStatus.Taken;
import rollcall.plans.run.StepStatus.Unknown;
import rollcall.plans.run.StepStatus.Waiting;

/**
 * One step in a run: its attempt, counted from 1, and how far that is. {@code owners} are the
 * plan's until somebody took it over; {@code called} is when the present attempt was called;
 * {@code hosts} is how its command goes, in the order of the starts. {@code touched}: in some
 * attempt, this one or an earlier, it was begun, so that the world may be different because of it.
 */
public record StepRun(Step step, Owners owners, Optional<Offer> offer, int attempt,
    Optional<Instant> called, StepStatus status, SequencedMap<HostName, OnHost> hosts,
    boolean touched, Answers answers) {

  public StepRun {
    hosts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(hosts));
  }

  /** To whom it is offered, and in whose place where that is one of its owners. */
  public record Offer(PersonId to, Optional<PersonId> from) {}

  static StepRun of(Step step) {
    return new StepRun(step, step.owners(), Optional.empty(), 1, Optional.empty(), new Waiting(),
        new LinkedHashMap<>(), false, Answers.NONE);
  }

  public Optional<PersonId> offeredTo() {
    return offer.map(Offer::to);
  }

  public StepId id() {
    return step.id();
  }

  /** Its successors may go on. */
  public boolean settled() {
    return switch (status) {
      case Done _,Skipped _ -> true;
      case Failed _ -> step.terms().goesOn();
      case NoGo _ -> goesElsewhere();
      case Waiting _,Called _,Taken _,Running _,Checking _,Stopped _,Unknown _,Unanswered _,Closed _ ->
        false;
    };
  }

  /** Nothing goes on until somebody says how. */
  public boolean halted() {
    return switch (status) {
      case Failed _,NoGo _ -> !settled();
      case Stopped _,Unknown _,Unanswered _ -> true;
      case Waiting _,Called _,Taken _,Running _,Checking _,Done _,Skipped _,Closed _ -> false;
    };
  }

  /** What comes after it need not wait any more: it is settled, or runs in the background. */
  public boolean passes() {
    return settled() || (isBackground() && status instanceof Running
        && hosts.values().stream().anyMatch(OnHost.Going.class::isInstance));
  }

  public boolean isBackground() {
    return step.work() instanceof Work.Command c && c.manner().background();
  }

  private boolean goesElsewhere() {
    return step.work() instanceof Work.Gate g && g.ifNoGo() instanceof Work.IfNoGo.SkipTo;
  }

  /**
   * Whether {@code who} may say that they have it: its owner, the one it was offered to, and the
   * stand-in of an owner who has stayed silent.
   */
  public boolean isFor(PersonId who) {
    return owners.include(who) || offeredTo().filter(who::equals).isPresent()
        || (isSilent() && owners.deputy().filter(who::equals).isPresent());
  }

  /** The owner has been reminded in vain, and the stand-in was told. */
  public boolean isSilent() {
    return status instanceof Called c && c.reminders() > 1 && !(step.work() instanceof Work.Gate);
  }

  /** Whose check it is. */
  public Owners owners(Check check) {
    return check.owners().orElse(owners);
  }

  public Optional<Check> check(CheckLetter letter) {
    return step.terms().checks().stream().filter(c -> c.letter().equals(letter)).findFirst();
  }

  /** Checks that nobody has answered well, in their order. */
  public Stream<Check> openChecks() {
    return step.terms().checks().stream().filter(c -> !isSettled(c.letter()));
  }

  private boolean isSettled(CheckLetter letter) {
    var found = answers.checks().get(letter);
    return found != null && found.settled();
  }

  /** What became of it by the name that conditions use. */
  public Optional<String> outcome() {
    return switch (status) {
      case Done d when d.how() == StepStatus.How.BY_VOTE -> Optional.of("go");
      case NoGo _ -> Optional.of("no-go");
      case Done _ -> step.work() instanceof Work.Command c ? named(c) : Optional.empty();
      case Waiting _,Called _,Taken _,Running _,Checking _,Failed _,Skipped _,Stopped _,Unknown _,Unanswered _,Closed _ ->
        Optional.empty();
    };
  }

  /** The name that all hosts of the command gave; none where one was left to be done by hand. */
  private Optional<String> named(Work.Command command) {
    if (!hosts.keySet().containsAll(command.hosts())) {
      return Optional.empty();
    }
    var names = hosts.values().stream()
        .map(h -> h instanceof OnHost.Exited x
            ? command.expected().outcome(x.status()).orElse("")
            : "")
        .distinct().toList();
    return names.size() == 1
        ? names.stream().filter(n -> !n.isEmpty()).findFirst()
        : Optional.empty();
  }

  StepRun closed(String why) {
    return with(new Closed(why));
  }

  StepRun apply(OfStep event, Instant at) {
    return switch (event) {
      case RunEvent.StepCalled _ -> called(at);
      case RunEvent.StepReminded _ -> reminded(at);
      case RunEvent.StepOverran _ -> overran();
      case RunEvent.StepTaken e -> takenBy(e.by(), at);
      case RunEvent.StepAccepted e -> ownedBy(e.by());
      case RunEvent.StepAssigned e -> offered(new Offer(e.to(), e.from()));
      case RunEvent.StepExtended e -> with(answers.until(e.until())).ranOver(false);
      case RunEvent.StepStarted e -> with(new Running(e.by(), at));
      case RunEvent.ShareDone e -> shared(e.by());
      case RunEvent.StepChecking e ->
        with(new Checking(e.how(), e.by(), begun().orElse(at), e.at()));
      case RunEvent.StepDone e -> done(e, at);
      case RunEvent.StepReached _ ->
        with(new Done(StepStatus.How.BY_ITSELF, Optional.empty(), at, at));
      case RunEvent.StepUndone e -> undone(e.by(), at);
      case RunEvent.StepFailed e -> with(new Failed(e.why(), at));
      case RunEvent.StepSkipped e -> with(new Skipped(e.why(), at, e.byItself()));
      case RunEvent.StepRedone e -> waiting(e.attempt());
      case RunEvent.StepWithdrawn _ -> waiting(attempt);
      case RunEvent.StepStopped _ -> with(new Stopped(at));
      case RunEvent.StepUnknown e -> with(new Unknown(e.why(), runBy(), at));
      case RunEvent.VoteCast e ->
        with(answers.voted(e.by(), new Answers.Vote(e.go(), e.why(), at)));
      case RunEvent.GateRefused e -> with(new NoGo(e.why(), at));
      case RunEvent.GateUnanswered _ -> with(new Unanswered(at));
      case RunEvent.CheckPassed e -> with(answers.found(e.check(), new Ok(e.by(), at)));
      case RunEvent.CheckFailed e -> with(answers.found(e.check(), new Bad(e.why(), at)));
      case RunEvent.CheckSkipped e -> with(answers.found(e.check(), new Unlooked(e.why(), at)));
    };
  }

  private StepRun called(Instant at) {
    return new StepRun(step, owners, offer, attempt, Optional.of(at), new Called(at, 0, at),
        hosts, touched, answers);
  }

  private StepRun reminded(Instant at) {
    return status instanceof Called c ? with(new Called(c.at(), c.reminders() + 1, at)) : this;
  }

  private Optional<PersonId> runBy() {
    return status instanceof Running r ? r.by() : Optional.empty();
  }

  private StepRun overran() {
    return ranOver(true);
  }

  /** Who has done a share has touched it, whether they said before that they have it or not. */
  private StepRun shared(PersonId by) {
    return new StepRun(step, owners, offer, attempt, called, status, hosts, true,
        answers.ready(by));
  }

  private StepRun ranOver(boolean so) {
    return status instanceof Taken t ? with(new Taken(t.by(), t.at(), so)) : this;
  }

  private StepRun offered(Offer next) {
    return new StepRun(step, owners, Optional.of(next), attempt, called, status, hosts, touched,
        answers);
  }

  private StepRun takenBy(PersonId by, Instant at) {
    var handedOver = offeredTo().filter(by::equals).isPresent();
    var next = status instanceof Taken t && !handedOver ? t : new Taken(by, at, false);
    return ownedBy(by).with(answers.taker(by)).with(next);
  }

  /** An owner as before, instead of the owner who gave it away, or one more. */
  private StepRun ownedBy(PersonId by) {
    var theirs = owners.include(by)
        ? owners
        : offeredTo().filter(by::equals).isPresent()
            ? owners.handedTo(by, offer.flatMap(Offer::from), answers.takers())
            : owners.and(by);
    return new StepRun(step, theirs, offer.filter(o -> !o.to().equals(by)), attempt, called, status,
        hosts, touched, answers);
  }

  private StepRun done(RunEvent.StepDone event, Instant at) {
    var ended = event.at().orElse(at);
    var began = begun().filter(ended::isAfter).orElse(ended);
    return with(new Done(event.how(), event.by(), began, ended));
  }

  /**
   * It is in its owner's hands again. What its command did was part of what was not done after all:
   * started again, it goes over all its hosts, as another attempt.
   */
  private StepRun undone(PersonId by, Instant at) {
    return new StepRun(step, owners, offer, hosts.isEmpty() ? attempt : attempt + 1, called,
        new Taken(by, begun().orElse(at), true), new LinkedHashMap<>(), touched,
        Answers.NONE.taker(by));
  }

  /** When somebody or something set to work on the present attempt. */
  public Optional<Instant> begun() {
    return switch (status) {
      case Taken t -> Optional.of(t.at());
      case Running r -> Optional.of(r.since());
      case Checking c -> Optional.of(c.since());
      case Done d -> Optional.of(d.since());
      case Waiting _,Called _,Failed _,Skipped _,Stopped _,Unknown _,NoGo _,Unanswered _,Closed _ ->
        called;
    };
  }

  /** Starts of the present attempt whose end is not known. */
  public Stream<HostName> hostsWithoutEnd() {
    return hosts.entrySet().stream().filter(h -> !h.getValue().ended()).map(Map.Entry::getKey);
  }

  /** Whether its command may still do something, or its outcome is still to be drawn. */
  public boolean active() {
    return status instanceof Running || hosts.values().stream().anyMatch(h -> !h.ended());
  }

  StepRun on(HostName host, OnHost now) {
    var next = new LinkedHashMap<>(hosts);
    next.put(host, now);
    return new StepRun(step, owners, offer, attempt, called, status, next, touched, answers);
  }

  /** From its beginning, as the next attempt. */
  StepRun anew() {
    return waiting(attempt + 1);
  }

  private StepRun waiting(int nextAttempt) {
    return new StepRun(step, owners, offer, nextAttempt, Optional.empty(), new Waiting(),
        new LinkedHashMap<>(), touched, Answers.NONE);
  }

  private StepRun with(Answers next) {
    return new StepRun(step, owners, offer, attempt, called, status, hosts, touched, next);
  }

  StepRun with(StepStatus next) {
    return new StepRun(step, owners, offer, attempt, called, next, hosts,
        touched || next.mayHaveChangedSomething(), answers);
  }
}
