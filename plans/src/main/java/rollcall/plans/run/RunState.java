package rollcall.plans.run;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import rollcall.plans.model.Check;
import rollcall.plans.model.Condition;
import rollcall.plans.model.Effects;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Step;
import rollcall.plans.model.Terms;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Plan;
import rollcall.plans.model.StepId;
import rollcall.plans.run.RunEvent.OfStep;
import rollcall.plans.run.RunEvent.OfWork;
import rollcall.plans.run.RunEvent.Seen;
import rollcall.plans.run.StepStatus.Skipped;
import rollcall.plans.run.StepStatus.Waiting;

/**
 * A run as it stands after its last entry: a value. Replaying the same entries gives an equal one,
 * always. Proposals are by their token, oldest first.
 */
public record RunState(Opening opening, long number, Instant at, Course course, Steps steps,
    Attention attention, SequencedMap<Long, Proposal> proposals, Facts facts) {

  /** The state after a run's first entry, which must be its opening. */
  public static RunState of(Entry first) {
    var opening = ((RunEvent.Opened) first.event()).opening();
    var attention = Attention.from(first.at());
    return new RunState(opening, first.number(), first.at(), new Course.Open(),
        Steps.of(opening.plan()), attention, new LinkedHashMap<>(), Facts.NONE);
  }

  public static RunState replay(List<Entry> entries) {
    var state = of(entries.getFirst());
    for (var entry : entries.subList(1, entries.size())) {
      state = state.apply(entry);
    }
    return state;
  }

  /** Never fails, decides nothing, knows no clock. */
  public RunState apply(Entry entry) {
    var next = changed(entry);
    var known = entry.by() instanceof Actor.Person p ? next.facts.said(p.id(), entry) : next.facts;
    return new RunState(next.opening, entry.number(), entry.at(), next.course, next.steps,
        next.attention, next.proposals, known);
  }

  private RunState changed(Entry entry) {
    return switch (entry.event()) {
      case OfStep e -> ofStep(e, entry.at()).asked(false);
      case OfWork e -> with(steps.with(ofWork(e, entry.at())));
      case RunEvent.Approved e -> with(facts.approved(e.by()));
      case RunEvent.Amended e -> amended(e);
      case RunEvent.Started e -> with(new Course.Forward(e.planned().orElse(entry.at())));
      case RunEvent.StartMoved e -> with(new Course.Forward(e.s()));
      case RunEvent.CheckedIn e -> with(facts.here(e.who()));
      case RunEvent.WentAway e -> with(facts.with(facts.duty().away(e.who(),
          Optional.of(e.until()))));
      case RunEvent.LeadChanged e -> with(facts.with(facts.duty().lead(e.who())));
      case RunEvent.Suspended e -> with(facts.with(facts.duty().suspended(e.who(), true)));
      case RunEvent.Reinstated e -> with(facts.with(facts.duty().suspended(e.who(), false)));
      case RunEvent.Waived e -> with(facts.with(facts.ends().waived(e.what(), e.why())));
      case RunEvent.TodoAdded e -> with(facts.with(facts.ends().todo(e.who(), e.text())));
      case RunEvent.TodoClosed e -> with(facts.with(facts.ends().closed(e.number())));
      case RunEvent.Held e -> with(attention.held(e.why()));
      case RunEvent.Resumed _ -> with(attention.resumed(entry.at()));
      case RunEvent.Proposed e -> (e.request() instanceof Request.End ? asked(true) : this)
          .proposing(
              new Proposal(entry.number(), e.request(), e.by(), e.need(), e.until(), e.would()));
      case RunEvent.ProposalClosed e -> without(e.token());
      case RunEvent.FallbackBegun e -> turned(e, entry.at());
      case RunEvent.Ended e -> with(new Course.Ended(e.outcome(), entry.at()))
          .with(new LinkedHashMap<Long, Proposal>());
      case RunEvent.Unheard e -> with(attention.unheard(e.since()));
      case RunEvent.HeardAgain _ -> with(attention.heard(entry.at()));
      case RunEvent.DiskShort e -> with(attention.room(Optional.of(e.freeMebibytes())));
      case RunEvent.DiskEnough _ -> with(attention.room(Optional.empty()));
      case RunEvent.RulesRead e -> with(facts.ruled(e));
      case RunEvent.Opened _,RunEvent.Noted _,RunEvent.Rejected _,RunEvent.StrangersHeard _,RunEvent.RunsBeside _ ->
        this;
    };
  }

  public RunId id() {
    return opening.run();
  }

  public Plan plan() {
    return opening.plan();
  }

  public StepRun step(StepId id) {
    return steps.of(id);
  }

  /** Who leads, and then all others whose word counts as a lead's. */
  public List<PersonId> leads() {
    return Stream.concat(facts.duty().lead().stream(), plan().team().leads()).distinct()
        .filter(p -> !facts.duty().suspended().contains(p)).toList();
  }

  /** Who leads now. */
  public PersonId lead() {
    return leads().isEmpty() ? plan().team().lead() : leads().getFirst();
  }

  /** The sub-steps of {@code id}, not those of its sub-steps. */
  public Stream<StepRun> parts(StepId id) {
    return steps.graph().parts(steps.graph().ordinal(id)).mapToObj(steps::at);
  }

  /** Whether the world may be different because of the step, or of a part of it. */
  public boolean touched(StepId id) {
    return step(id).touched() || parts(id).anyMatch(part -> touched(part.id()));
  }

  /**
   * Why the step is not to be done: not in this environment, or not under a condition of its own or
   * of what it is a part of.
   */
  public Optional<String> unmet(Step step) {
    if (plan().skipped().contains(step.id())) {
      return Optional.of("not in " + plan().environment());
    }
    return conditions(step).filter(only -> !holds(only.condition()))
        .map(only -> "only if " + only.asWritten()).findFirst();
  }

  private Stream<Terms.OnlyIf> conditions(Step step) {
    return Stream.concat(
        step.terms().partOf().stream().flatMap(whole -> conditions(step(whole).step())),
        step.terms().onlyIf().stream());
  }

  /** Whether it is known already that the step will not be done. */
  public boolean unmetNow(StepRun run) {
    return plan().skipped().contains(run.id()) || conditions(run.step())
        .filter(only -> only.condition().steps().map(this::step).allMatch(StepRun::settled))
        .anyMatch(only -> !holds(only.condition()));
  }

  private boolean holds(Condition condition) {
    return switch (condition) {
      case Condition.Is is -> became(step(is.step()), is.what());
      case Condition.Not not -> !holds(not.condition());
      case Condition.All all -> all.conditions().stream().allMatch(this::holds);
      case Condition.Any any -> any.conditions().stream().anyMatch(this::holds);
    };
  }

  private static boolean became(StepRun step, String what) {
    return switch (what) {
      case "done" -> step.status() instanceof StepStatus.Done;
      case "skipped" -> step.status() instanceof Skipped;
      default -> step.outcome().filter(what::equals).isPresent();
    };
  }

  /** Until when a step of the days before has to be done: by itself, or as a part of another. */
  public Optional<Instant> due(StepRun run) {
    return run.step().timing().due().flatMap(due -> course.at(due, plan().schedule()))
        .or(() -> run.step().terms().partOf().flatMap(whole -> due(step(whole))));
  }

  /**
   * Until when a begun step is to be done: what its owner said, else the end of its planned time,
   * or when it is due, whichever is later. Empty where the plan says neither.
   */
  public Optional<Instant> plannedEnd(StepRun run) {
    var takes = run.step().timing().takes();
    var end = takes.isZero() ? Optional.<Instant>empty() : run.begun().map(b -> b.plus(takes));
    return run.answers().until().or(() -> Stream.concat(end.stream(), due(run).stream())
        .max(Comparator.naturalOrder()));
  }

  /**
   * Pairs that stand open, with the step that opened each last: its first half was begun since the
   * second was done.
   */
  public SequencedMap<String, StepId> openPairs() {
    var opened = new LinkedHashMap<String, StepRun>();
    steps.stream().filter(s -> touched(s.id())).forEach(s -> s.step().effects().opens()
        .ifPresent(name -> opened.merge(name, s, RunState::later)));
    steps.stream().filter(s -> s.status() instanceof StepStatus.Done)
        .forEach(s -> s.step().effects().closes()
            .ifPresent(name -> opened.computeIfPresent(name,
                (_, opener) -> later(opener, s).id().equals(s.id()) ? null : opener)));
    var open = new LinkedHashMap<String, StepId>();
    opened.forEach((name, step) -> open.put(name, step.id()));
    return open;
  }

  /** The one that was begun later, the second where that cannot be said. */
  private static StepRun later(StepRun one, StepRun other) {
    var first = one.begun().orElse(Instant.MIN);
    return first.isAfter(other.begun().orElse(Instant.MIN)) ? one : other;
  }

  /** Checks in play that wait on {@code who}, by the step whose they are. */
  public SequencedMap<StepRun, List<Check>> checksFor(PersonId who) {
    var waiting = new LinkedHashMap<StepRun, List<Check>>();
    inPlay().filter(RunState::isLookedAt).forEach(s -> {
      var theirs = s.openChecks()
          .filter(c -> c.command().isEmpty() && s.owners(c).include(who)).toList();
      if (!theirs.isEmpty()) {
        waiting.put(s, theirs);
      }
    });
    return waiting;
  }

  private static boolean isLookedAt(StepRun step) {
    return step.status() instanceof StepStatus.Called || step.status() instanceof StepStatus.Taken
        || step.status() instanceof StepStatus.Checking;
  }

  /** Whether the run may call and start by itself: not held, and somebody can hear it. */
  public boolean goingOn() {
    return attention.goingOn();
  }

  /** Whether steps of {@code phase} belong to the way that the run goes now. */
  public boolean onCourse(Phase phase) {
    return switch (course) {
      case Course.Open _ -> phase.kind() == Phase.Kind.BEFORE;
      case Course.Forward _ ->
        phase.kind() == Phase.Kind.RELEASE || phase.kind() == Phase.Kind.AFTER;
      case Course.Back b -> phase.equals(plan().phases().get(b.phase()));
      case Course.Ended _ -> false;
    };
  }

  public boolean onCourse(StepRun step) {
    return onCourse(steps.graph().phase(steps.graph().ordinal(step.id())));
  }

  /** The steps of the way the run goes now, in written order. */
  public Stream<StepRun> onCourse() {
    return plan().phases().stream().filter(this::onCourse).flatMap(p -> p.steps().stream())
        .map(s -> step(s.id()));
  }

  /** On course, not settled, and nothing unsettled before them. */
  public Stream<StepRun> inPlay() {
    return steps.free().filter(i -> onCourse(steps.graph().phase(i))).mapToObj(steps::at);
  }

  /** Steps whose command may still do something, or whose outcome is still to be drawn. */
  public Stream<StepRun> active() {
    return steps.active();
  }

  /** The nearest open steps on each way to {@code id}, through those that are settled. */
  public Stream<StepId> unsettledBefore(StepId id) {
    var open = new BitSet();
    var seen = new BitSet();
    var next = new ArrayDeque<>(List.of(steps.graph().ordinal(id)));
    while (!next.isEmpty()) {
      steps.graph().needs(next.remove()).filter(n -> !seen.get(n)).forEach(n -> {
        seen.set(n);
        if (steps.at(n).passes()) {
          next.add(n);
        } else {
          open.set(n);
        }
      });
    }
    return open.stream().mapToObj(steps::at).map(StepRun::id);
  }

  /** Steps that come directly after {@code id}. */
  public Stream<StepRun> after(StepId id) {
    return steps.graph().followers(steps.graph().ordinal(id)).mapToObj(steps::at);
  }

  /** Every start whose end is not known: what execution asks for after a restart. */
  public Stream<ExecutionId> executionsWithoutEnd() {
    return steps.active().flatMap(s -> s.withoutEnd(id()));
  }

  /** What is known of {@code execution}; empty when it is not of a step's present attempt. */
  public Optional<OnHost> execution(ExecutionId execution) {
    var step = step(execution.step());
    return step.attempt() == execution.attempt()
        ? Optional.ofNullable(step.starts().of(execution.check()).get(execution.host()))
        : Optional.empty();
  }

  /** Whether {@code event} would tell the run anything. */
  public boolean awaits(Seen event) {
    return switch (event) {
      case RunEvent.WorkPlaced e ->
        execution(e.execution()).filter(OnHost.Ordered.class::isInstance).isPresent();
      case RunEvent.WorkBegun e -> execution(e.execution()).filter(RunState::mayBegin).isPresent();
      case RunEvent.WorkUnseen e -> execution(e.execution())
          .filter(h -> !h.ended() && !(h instanceof OnHost.Unseen)).isPresent();
      case OfWork e -> execution(e.execution()).filter(h -> !h.ended()).isPresent();
      case RunEvent.Unheard _ -> attention.unheard().isEmpty() && !course.ended();
      case RunEvent.HeardAgain _ -> !course.ended();
      case RunEvent.StrangersHeard _ -> !course.ended();
      case RunEvent.RunsBeside e -> !course.ended() && !e.shared().isEmpty();
      case RunEvent.DiskShort e -> !course.ended() && attention.awaitsShort(e.freeMebibytes());
      case RunEvent.DiskEnough _ -> !course.ended() && attention.room().isPresent();
      case RunEvent.RulesRead e -> !course.ended() && !facts.rules().equals(Optional.of(e));
    };
  }

  private static boolean mayBegin(OnHost now) {
    return now instanceof OnHost.Ordered || now instanceof OnHost.Placed
        || now instanceof OnHost.Unseen;
  }

  /** Steps in play that wait on {@code who}: called to them, or in their hands. */
  public Stream<StepRun> waitingOn(PersonId who) {
    return inPlay().filter(s -> s.isFor(who) && !s.answers().ready().contains(who))
        .filter(s -> !(s.status() instanceof Waiting));
  }

  private RunState ofStep(OfStep event, Instant at) {
    var step = step(event.step()).apply(event, at);
    var next = with(steps.with(step));
    return switch (event) {
      case RunEvent.StepStarted _ -> next.with(usersOut(step, at));
      case RunEvent.StepTaken _ -> next.with(usersOut(step, at));
      case RunEvent.StepChecking e -> next.with(facts.values(e.values()));
      case RunEvent.ShareDone e -> next.with(facts.values(e.values()));
      case RunEvent.StepDone e -> next.with(usersBack(step, e.at().orElse(at)).values(e.values()));
      case RunEvent.StepReached _ -> next.with(usersBack(step, at));
      case RunEvent.StepUndone _ -> next.with(notBack(step));
      case OfStep _ -> next;
    };
  }

  /** With the first part of what puts users out, they are. */
  private Facts usersOut(StepRun step, Instant at) {
    if (step.step().effects().users().equals(Optional.of(Effects.Users.OUT))) {
      return facts.usersOut(at);
    }
    return step.step().terms().partOf().map(whole -> usersOut(step(whole), at)).orElse(facts);
  }

  private Facts notBack(StepRun step) {
    return step.step().effects().users().equals(Optional.of(Effects.Users.BACK))
        ? facts.usersNotBack()
        : facts;
  }

  private Facts usersBack(StepRun step, Instant at) {
    var users = step.step().effects().users();
    if (users.equals(Optional.of(Effects.Users.BACK))) {
      return facts.usersBack(at);
    }
    return users.isPresent() && facts.usersOut().isEmpty() ? facts.usersOut(at) : facts;
  }

  private StepRun ofWork(OfWork event, Instant at) {
    var step = step(event.execution().step());
    var before = execution(event.execution());
    return step.on(event.execution(), onHost(event, before, at));
  }

  private static OnHost onHost(OfWork event, Optional<OnHost> before, Instant at) {
    return switch (event) {
      case RunEvent.WorkOrdered _ -> new OnHost.Ordered(at);
      case RunEvent.WorkPlaced _ -> new OnHost.Placed(at);
      case RunEvent.WorkBegun _ -> before.filter(OnHost::stopping).isPresent()
          ? new OnHost.Stopping(at)
          : new OnHost.Going(at);
      case RunEvent.StopOrdered _ -> new OnHost.Stopping(at);
      case RunEvent.WorkEnded e ->
        new OnHost.Exited(e.exit(), before.filter(OnHost::stopping).isPresent(), e.output());
      case RunEvent.WorkKilled e -> new OnHost.Killed(e.left());
      case RunEvent.WorkCancelled _ -> new OnHost.Cancelled();
      case RunEvent.WorkNotStarted e -> new OnHost.NotStarted(e.why());
      case RunEvent.WorkLost e -> new OnHost.Lost(e.known());
      case RunEvent.WorkUnseen e ->
        new OnHost.Unseen(e.why(), before.filter(OnHost::stopping).isPresent());
    };
  }

  /** What was approved holds only where the commands are the same. */
  private RunState amended(RunEvent.Amended event) {
    var next = new Opening(opening.run(), event.plan(), opening.rehearsal(), opening.channel(),
        opening.opener(), opening.directory(), event.approvals(), event.digest());
    var duty = facts.duty().amended(event.by());
    var known = event.digest().equals(opening.digest()) ? facts : facts.unapproved();
    return new RunState(next, number, at, course, steps.amended(event.plan()), attention,
        proposals, known.with(duty));
  }

  private RunState turned(RunEvent.FallbackBegun event, Instant at) {
    var s = course.startedAt().orElse(at);
    var closed = event.closed().stream().map(id -> step(id).closed("the run fell back"));
    var next = with(steps.with(Stream.concat(closed, anew(event)).toList()));
    var leftOut = event.leftOut().stream()
        .map(id -> next.step(id).with(new Skipped("nothing to undo", at, false))).toList();
    return next.with(next.steps.with(leftOut))
        .with(new Course.Back(s, at, event.to(), event.phase())).with(attention.resumed(at));
  }

  /** A way back that was left for another, and is taken again, is gone from its beginning. */
  private Stream<StepRun> anew(RunEvent.FallbackBegun event) {
    return plan().phases().get(event.phase()).steps().stream().map(s -> step(s.id()))
        .filter(s -> !(s.status() instanceof Waiting) && !s.active()).map(StepRun::anew);
  }

  private RunState proposing(Proposal proposal) {
    var next = new LinkedHashMap<>(proposals);
    next.put(proposal.token(), proposal);
    return with(next);
  }

  private RunState without(long token) {
    var next = new LinkedHashMap<>(proposals);
    next.remove(token);
    return with(next);
  }

  private RunState asked(boolean now) {
    return facts.ends().asked() == now ? this : with(facts.with(facts.ends().asked(now)));
  }

  private RunState with(Steps next) {
    return new RunState(opening, number, at, course, next, attention, proposals, facts);
  }

  private RunState with(Course next) {
    return new RunState(opening, number, at, next, steps, attention, proposals, facts);
  }

  private RunState with(Attention next) {
    return new RunState(opening, number, at, course, steps, next, proposals, facts);
  }

  private RunState with(SequencedMap<Long, Proposal> next) {
    return new RunState(opening, number, at, course, steps, attention, next, facts);
  }

  private RunState with(Facts next) {
    return new RunState(opening, number, at, course, steps, attention, proposals, next);
  }
}
