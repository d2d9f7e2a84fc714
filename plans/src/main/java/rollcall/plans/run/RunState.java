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
import rollcall.plans.model.Effects;
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
        Steps.of(opening.plan()), attention, new LinkedHashMap<>(), heard(Facts.NONE, first));
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
    return new RunState(next.opening, entry.number(), entry.at(), next.course, next.steps,
        nudged(next.attention, entry), next.proposals, heard(next.facts, entry));
  }

  private static Attention nudged(Attention attention, Entry entry) {
    return entry.by() instanceof Actor.Bot
        ? Nudge.of(entry.event()).map(what -> attention.nudged(new Nudge.Said(what, entry.at())))
            .orElse(attention)
        : attention;
  }

  private static Facts heard(Facts facts, Entry entry) {
    return entry.by() instanceof Actor.Person p ? facts.said(p.id(), entry) : facts;
  }

  private RunState changed(Entry entry) {
    return switch (entry.event()) {
      case OfStep e -> ofStep(e, entry.at()).asked(false);
      case OfWork e -> with(steps.with(ofWork(e, entry.at())));
      case RunEvent.Approved e -> with(facts.approved(e.by()));
      case RunEvent.Amended e -> amended(e);
      case RunEvent.Started e -> with(new Course.Forward(e.planned().orElse(entry.at())));
      case RunEvent.StartMoved e -> with(new Course.Forward(e.s()));
      case RunEvent.CheckedIn e -> with(facts.with(facts.presence().here(e.who())));
      case RunEvent.WentAway e -> with(facts.with(facts.presence().away(e.who(), e.until())));
      case RunEvent.RollCalled e ->
        with(facts.with(facts.presence().rollCalled(e.who(), entry.at())));
      case RunEvent.AskedAhead e ->
        with(facts.with(facts.presence().askedAhead(e.who(), entry.at())));
      case RunEvent.NotAnswered e -> with(facts.with(facts.presence().silent(e.who())));
      case RunEvent.AbsenceSaid e ->
        with(facts.with(facts.presence().absenceSaid(e.missed())));
      case RunEvent.Left e ->
        with(facts.with(facts.presence().left(e.who(), e.how(), entry.at())));
      case RunEvent.Returned e -> with(facts.with(facts.presence().returned(e.who())));
      case RunEvent.LeadChanged e -> with(facts.with(facts.duty().lead(e.who())));
      case RunEvent.Suspended e -> with(facts.with(facts.duty().suspended(e.who(), true)));
      case RunEvent.Reinstated e -> with(facts.with(facts.duty().suspended(e.who(), false)));
      case RunEvent.Waived e -> with(facts.with(facts.ends().waived(e.what(), e.why())));
      case RunEvent.TodoAdded e -> with(facts.with(facts.ends().todo(e.who(), e.text())));
      case RunEvent.TodoClosed e -> with(facts.with(facts.ends().closed(e.number())));
      case RunEvent.Held e -> with(attention.held(e.why()));
      case RunEvent.WordGiven e -> with(facts.with(facts.ends().word(e.next())));
      case RunEvent.LastMomentSaid e -> with(attention.left(e.minutes()));
      case RunEvent.WindowEndSaid e -> with(attention.windowLeft(e.minutes()));
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
      case RunEvent.RulesRead e -> with(facts.with(facts.ground().ruled(e)));
      case RunEvent.PreflightBegun _ -> seeing(facts.ground().preflight().begun(entry));
      case RunEvent.PreflightEnded e ->
        seeing(facts.ground().preflight().ended(e, entry.at()));
      case RunEvent.Opened _,RunEvent.Noted _,RunEvent.Rejected _,RunEvent.StrangersHeard _,RunEvent.ClockJumped _,RunEvent.RunsBeside _ ->
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

  /** Until when a step of the days before has to be done: by itself, or as a part of another. */
  public Optional<Instant> due(StepRun run) {
    return run.step().timing().due().flatMap(due -> course.at(due, plan().schedule()))
        .or(() -> run.step().terms().partOf().flatMap(whole -> due(step(whole))));
  }

  /** How long the step takes, by the latest that is known. */
  public Estimate estimate(StepRun run) {
    return new Tonight(this).of(run);
  }

  /**
   * Until when a begun step is to be done: what its owner said, else the end of the time that it is
   * thought to take, or when it is due, whichever is later. Empty where nothing says so.
   */
  public Optional<Instant> plannedEnd(StepRun run) {
    var takes = estimate(run).takes();
    var end = takes.isZero() ? Optional.<Instant>empty() : run.begun().map(b -> b.plus(takes));
    return run.answers().until().or(() -> Stream.concat(end.stream(), due(run).stream())
        .max(Comparator.naturalOrder()));
  }

  /** Steps in play of whose checklist a line that a person looks at is for {@code who}. */
  public Stream<StepRun> lookedAtBy(PersonId who) {
    return inPlay().filter(RunState::isLookedAt).filter(s -> s.openChecks()
        .anyMatch(c -> c.command().isEmpty() && s.owners(c).include(who)));
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

  /** Decisions with a time of their own on the way that the run goes now. */
  public Stream<StepRun> timedGates() {
    return steps.graph().timedGates().filter(i -> onCourse(steps.graph().phase(i)))
        .mapToObj(steps::at);
  }

  /** Everything that has to be settled before {@code id}, near and far, in written order. */
  public Stream<StepRun> before(StepId id) {
    var seen = new BitSet();
    var next = new ArrayDeque<>(List.of(steps.graph().ordinal(id)));
    while (!next.isEmpty()) {
      steps.graph().needs(next.remove()).filter(n -> !seen.get(n)).forEach(n -> {
        seen.set(n);
        next.add(n);
      });
    }
    return seen.stream().mapToObj(steps::at);
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
    return steps.graph().find(execution.step()).map(steps::at)
        .filter(step -> step.attempt() == execution.attempt())
        .flatMap(step -> Optional
            .ofNullable(step.starts().of(execution.check()).get(execution.host())));
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
      case RunEvent.Left e -> !course.ended() && facts.presence().awaits(e);
      case RunEvent.Returned e -> !course.ended() && facts.presence().gone(e.who()).isPresent();
      case RunEvent.StrangersHeard _,RunEvent.ClockJumped _ -> !course.ended();
      case RunEvent.RunsBeside e -> !course.ended() && !e.shared().isEmpty();
      case RunEvent.DiskShort e -> !course.ended() && attention.awaitsShort(e.freeMebibytes());
      case RunEvent.DiskEnough _ -> !course.ended() && attention.room().isPresent();
      case RunEvent.RulesRead e ->
        !course.ended() && !facts.ground().rules().equals(Optional.of(e));
      case RunEvent.PreflightEnded e ->
        !course.ended() && facts.ground().preflight().awaits(e);
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
    var step = new StepChange(step(event.step()), at).by(event);
    var next = with(steps.with(step));
    return switch (event) {
      case RunEvent.StepCalled _ -> next.met(step.owners().people());
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

  private RunState met(List<PersonId> who) {
    return facts.presence().met().containsAll(who)
        ? this
        : with(facts.with(facts.presence().met(who)));
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
    return step.on(event.execution(), OnHost.after(event, before, at));
  }

  /** What was approved holds only where the commands are the same. */
  private RunState amended(RunEvent.Amended event) {
    var next = new Opening(opening.run(), event.plan(), opening.rehearsal(), opening.channel(),
        opening.opener(), opening.directory(), event.approvals(), event.digest(),
        opening.history());
    var duty = facts.duty().amended(event.by());
    var known = event.digest().equals(opening.digest()) ? facts : facts.unapproved();
    return new RunState(next, number, at, course, steps.amended(event.plan()), attention.amended(),
        proposals,
        known.with(duty).with(facts.ends().amended()).with(facts.ground().with(Preflight.NONE)));
  }

  private RunState turned(RunEvent.FallbackBegun event, Instant at) {
    var s = course.startedAt().orElse(at);
    var closed = event.closed().stream().map(id -> step(id).closed());
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

  private RunState seeing(Preflight next) {
    return with(facts.with(facts.ground().with(next)));
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
