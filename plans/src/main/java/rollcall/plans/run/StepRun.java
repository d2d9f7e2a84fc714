package rollcall.plans.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
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
 * {@code starts} is how its commands go. {@code touched}: in some attempt, this one or an earlier,
 * it was begun, so that the world may be different because of it.
 */
public record StepRun(Step step, Owners owners, Optional<Offer> offer, int attempt,
    Optional<Instant> called, StepStatus status, Starts starts,
    boolean touched, Answers answers) {

  /** To whom it is offered, and in whose place where that is one of its owners. */
  public record Offer(PersonId to, Optional<PersonId> from) {}

  static StepRun of(Step step) {
    return new StepRun(step, step.owners(), Optional.empty(), 1, Optional.empty(),
        new Waiting(false),
        Starts.NONE, false, Answers.NONE);
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
        && hosts().values().stream().anyMatch(OnHost.Going.class::isInstance));
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
    var theirs = check.owners().orElse(owners);
    return Optional.ofNullable(answers.lookers().get(check.letter()))
        .filter(who -> !theirs.include(who))
        .map(who -> Owners.any(Stream.concat(theirs.people().stream(), Stream.of(who)).toList()))
        .orElse(theirs);
  }

  /** Whether a line of its checklist is {@code who}'s by name, or was handed to them. */
  public boolean isLookedAtBy(PersonId who) {
    return step.isLookedAtBy(who) || answers.lookers().containsValue(who);
  }

  public Optional<Check> check(CheckLetter letter) {
    return step.terms().checks().stream().filter(c -> c.letter().equals(letter)).findFirst();
  }

  /** Checks that nobody has answered well, in their order. */
  public Stream<Check> openChecks() {
    return step.terms().checks().stream().filter(c -> !isSettled(c.letter()));
  }

  /** Whether a step that is being checked waits for a person, and not for a command alone. */
  public boolean waitsForALook() {
    return status instanceof Checking && (openChecks().findAny().isEmpty()
        || openChecks().anyMatch(c -> c.command().isEmpty()));
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
    if (!hosts().keySet().containsAll(command.hosts())) {
      return Optional.empty();
    }
    var names = hosts().values().stream()
        .map(h -> h instanceof OnHost.Exited x
            ? command.expected().outcome(x.status()).orElse("")
            : "")
        .distinct().toList();
    return names.size() == 1
        ? names.stream().filter(n -> !n.isEmpty()).findFirst()
        : Optional.empty();
  }

  /**
   * The same, by a newer revision of its plan; one that waits is that revision's altogether: who
   * took it over has it only where the revision leaves it with its owners and does not have them
   * look at it, and what a host has run of another command says nothing of this one.
   */
  StepRun amended(Step next) {
    var stays = next.owners().equals(step.owners()) && owners.people().stream()
        .filter(who -> !next.owners().include(who)).noneMatch(next::isLookedAtBy);
    return new StepRun(next, stays ? owners : next.owners(), offer, attempt, called, status,
        next.work().equals(step.work()) ? starts : Starts.NONE, touched,
        next.terms().checks().equals(step.terms().checks()) ? answers : Answers.NONE);
  }

  StepRun closed() {
    return with(new Closed(status.failure()));
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

  /**
   * How long its present attempt was worked at; empty where it is not done, or where nobody said
   * when they began.
   */
  public Optional<Duration> worked() {
    return status instanceof Done d && isMeasured(d)
        ? Optional.of(Duration.between(d.since(), d.at()))
        : Optional.empty();
  }

  /** From the call alone it is not known how long it only waited. */
  private boolean isMeasured(Done done) {
    return switch (done.how()) {
      case BY_COMMAND -> true;
      case BY_OWNER, BY_HAND -> called.filter(done.since()::isAfter).isPresent();
      case BY_VOTE, BY_ITSELF -> false;
    };
  }

  /** How its own command goes, in the order of the starts. */
  public SequencedMap<HostName, OnHost> hosts() {
    return starts.command();
  }

  /** Its own command, or the one that looks at {@code check}; empty where there is none. */
  public Optional<Work.Command> command(Optional<CheckLetter> check) {
    return check.isPresent()
        ? check(check.get()).flatMap(Check::command)
        : Optional.of(step.work()).filter(Work.Command.class::isInstance)
            .map(Work.Command.class::cast);
  }

  /** Every start of the present attempt, as one of {@code run}. */
  public Stream<ExecutionId> executions(RunId run) {
    var looks = starts.checks().entrySet().stream()
        .flatMap(c -> executions(run, Optional.of(c.getKey())));
    return Stream.concat(executions(run, Optional.empty()), looks);
  }

  private Stream<ExecutionId> executions(RunId run, Optional<CheckLetter> check) {
    return starts.of(check).keySet().stream()
        .map(host -> new ExecutionId(run, id(), attempt, host, check));
  }

  /** Those of them whose end is not known. */
  public Stream<ExecutionId> withoutEnd(RunId run) {
    return executions(run).filter(e -> !on(e).ended());
  }

  private OnHost on(ExecutionId execution) {
    return Objects.requireNonNull(starts.of(execution.check()).get(execution.host()));
  }

  /** Where its own command has ended as it should. */
  public Stream<HostName> wellOn() {
    return command(Optional.empty()).stream().flatMap(c -> hosts().entrySet().stream()
        .filter(h -> h.getValue().isWell(c.expected())).map(Map.Entry::getKey));
  }

  /** Where its own command has not begun in the present attempt. */
  public Stream<HostName> notBegunOn() {
    return command(Optional.empty()).stream().flatMap(c -> c.hosts().stream())
        .filter(h -> !hosts().containsKey(h));
  }

  /** The first line of its checklist that a command has looked at and not found well. */
  public Optional<Check> lookedAt() {
    return openChecks().filter(c -> starts.checks().containsKey(c.letter())).findFirst();
  }

  /** It has a command, is in its owner's hands, and nothing was started in the present attempt. */
  public boolean hasNotRun() {
    return (status instanceof Called || status instanceof Taken)
        && command(Optional.empty()).isPresent() && starts.command().isEmpty();
  }

  /** Hosts where a command of the present attempt has no known end. */
  public Stream<HostName> hostsWithoutEnd() {
    return Stream.concat(Stream.of(starts.command()), starts.checks().values().stream())
        .flatMap(hosts -> hosts.entrySet().stream()).filter(h -> !h.getValue().ended())
        .map(Map.Entry::getKey).distinct();
  }

  /** Whether a command may still do something, or its outcome is still to be drawn. */
  public boolean active() {
    return atWork() || starts.going();
  }

  /** Its command runs, or those that look at it do. */
  public boolean atWork() {
    return status instanceof Running || isLooking();
  }

  private boolean isLooking() {
    return status instanceof Checking && lookedAt().isPresent();
  }

  StepRun on(ExecutionId execution, OnHost now) {
    return new StepRun(step, owners, offer, attempt, called, status,
        starts.with(execution.check(), execution.host(), now), touched, answers);
  }

  /** From its beginning, as the next attempt. */
  StepRun anew() {
    return waiting(attempt + 1, Starts.NONE);
  }

  StepRun waiting(int nextAttempt, Starts kept) {
    return new StepRun(step, owners, offer, nextAttempt, Optional.empty(), new Waiting(false), kept,
        touched, answers.anew());
  }

  StepRun with(Answers next) {
    return new StepRun(step, owners, offer, attempt, called, status, starts, touched, next);
  }

  StepRun with(StepStatus next) {
    return new StepRun(step, owners, offer, attempt, called, next, starts,
        touched || next.mayHaveChangedSomething(), answers);
  }
}
