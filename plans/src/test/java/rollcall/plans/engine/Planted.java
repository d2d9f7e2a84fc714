package rollcall.plans.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import rollcall.plans.engine.Breach.Rule;
import rollcall.plans.model.Account;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Plan;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Amendment;
import rollcall.plans.run.Attention;
import rollcall.plans.run.Duty;
import rollcall.plans.run.Entry;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.Facts;
import rollcall.plans.run.Proposal;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/** An engine with a fault, and the rule that has to notice it. */
record Planted(String fault, Rule noticedBy, Decider engine) {
  static Stream<Planted> all() {
    return Stream.of(
        new Planted("calls the first step that waits, whatever is open before it",
            Rule.CALLED_TOO_EARLY, Planted::callsEarly),
        new Planted("orders every start twice", Rule.ORDERED_TWICE,
            telling(e -> e instanceof RunEvent.WorkOrdered ? Stream.of(e, e) : Stream.of(e))),
        new Planted("loses what is due", Rule.NOT_TOLD,
            telling(e -> e instanceof RunEvent.StepCalled ? Stream.of() : Stream.of(e))),
        new Planted("refuses without a word", Rule.NOT_ANSWERED,
            telling(e -> e instanceof RunEvent.Rejected ? Stream.of() : Stream.of(e))),
        new Planted("undoes what never ran", Rule.UNDID_WHAT_NEVER_RAN,
            telling(e -> Stream.of(withNothingLeftOut(e)))),
        new Planted("says a mark of the last moment twice", Rule.SAID_TWICE,
            telling(e -> e instanceof RunEvent.LastMomentSaid ? Stream.of(e, e) : Stream.of(e))),
        new Planted("goes on past the last moment", Rule.PASSED_UNHELD,
            telling(e -> e instanceof RunEvent.Held h && h.why().startsWith("the last moment")
                ? Stream.of()
                : Stream.of(e))),
        new Planted("takes for silent whom it asked just now", Rule.CALLED_SILENT,
            telling(e -> e instanceof RunEvent.RollCalled(List<PersonId> who)
                ? Stream.of(e, new RunEvent.NotAnswered(who))
                : Stream.of(e))),
        new Planted("misses whoever just left", Rule.CALLED_SILENT,
            telling(e -> e instanceof RunEvent.Left(PersonId who, var _)
                ? Stream.of(e, new RunEvent.AbsenceSaid(List.of(
                    new RunEvent.AbsenceSaid.Missed(who, new StepId("s1"), Instant.EPOCH))))
                : Stream.of(e))),
        new Planted("says one thing after the other", Rule.TOO_MUCH, Planted::takesNoBreath),
        new Planted("takes a late yes", Rule.PROPOSAL_OUTLIVED, Planted::takesALateYes),
        new Planted("takes everybody for the lead", Rule.NOT_ENTITLED, Planted::obeysAnybody),
        new Planted("counts a vote twice", Rule.GATE_WRONG, Planted::countsTwice),
        new Planted("takes silence for a go", Rule.GATE_WRONG,
            telling(e -> Stream.of(e instanceof RunEvent.GateUnanswered(StepId step)
                ? done(step, StepStatus.How.BY_VOTE, Optional.empty())
                : e))),
        new Planted("passes over what is left of a checklist", Rule.DONE_UNCHECKED,
            telling(e -> Stream.of(e instanceof RunEvent.StepChecking c
                ? done(c.step(), c.how(), c.by())
                : e))),
        new Planted("takes one share for all", Rule.DONE_BY_TOO_FEW,
            telling(e -> Stream.of(e instanceof RunEvent.ShareDone(StepId step, PersonId by, var _)
                ? done(step, StepStatus.How.BY_OWNER, Optional.of(by))
                : e))),
        new Planted("ignores a condition", Rule.CONDITION_IGNORED,
            telling(e -> Stream.of(e instanceof RunEvent.StepSkipped s && s.byItself()
                ? new RunEvent.StepCalled(s.step())
                : e))),
        new Planted("skips on a condition that holds", Rule.SKIPPED_WITHOUT_CAUSE,
            telling(e -> Stream.of(e instanceof RunEvent.StepReached(StepId step)
                ? new RunEvent.StepSkipped(step, "only if", true)
                : e))),
        new Planted("listens to the suspended", Rule.NOT_ENTITLED, Planted::forgives),
        new Planted("finds well what its command has not looked at", Rule.CHECK_UNSEEN,
            telling(e -> e instanceof RunEvent.WorkOrdered(ExecutionId id, var _)
                ? Stream.concat(Stream.of(e), id.check().stream()
                    .map(c -> new RunEvent.CheckPassed(id.step(), c, Optional.empty())))
                : Stream.of(e))),
        new Planted("adopts a revision in which what has begun differs", Rule.AMENDED_WHAT_BEGAN,
            Planted::adoptsAnything),
        new Planted("wants no approval of what an amendment brings", Rule.NOT_APPROVED,
            telling(e -> Stream.of(e instanceof RunEvent.Amended a
                ? new RunEvent.Amended(a.plan(), a.digest(), 0, a.by())
                : e))),
        new Planted("goes on while held", Rule.BEGUN_WHILE_HELD, Planted::ignoresAHold));
  }

  @Override
  public String toString() {
    return fault;
  }

  private static Decider telling(Function<RunEvent, Stream<RunEvent>> fault) {
    return (state, input, moment) -> {
      var told = new ArrayList<Entry>();
      RunEngine.decide(state, input, moment).forEach(e -> fault.apply(e.event()).forEach(
          event -> told.add(new Entry(state.number() + told.size() + 1, e.at(), e.by(), event))));
      return told;
    };
  }

  private static RunEvent done(StepId step, StepStatus.How how, Optional<PersonId> by) {
    return new RunEvent.StepDone(step, how, by, Optional.empty(), Map.of(), Optional.empty());
  }

  private static List<Entry> countsTwice(RunState state, Input input, Moment moment) {
    var told = new ArrayList<>(RunEngine.decide(state, input, moment));
    var after = told.isEmpty() ? state : last(state, told);
    after.onCourse().filter(s -> s.status() instanceof StepStatus.Called)
        .filter(s -> s.answers().votes(true) > 0
            && 2 * s.answers().votes(true) >= s.owners().needed())
        .findFirst().ifPresent(s -> told.add(new Entry(after.number() + 1,
            later(after.at(), moment.now()), new Actor.Bot(),
            done(s.id(), StepStatus.How.BY_VOTE, Optional.empty()))));
    return told;
  }

  private static List<Entry> forgives(RunState state, Input input, Moment moment) {
    var facts = state.facts();
    var duty = new Duty(facts.duty().lead(), Set.of(),
        facts.duty().amenders());
    var kind = new Facts(facts.presence(), facts.approvals(), facts.values(), facts.usersOut(),
        facts.usersBack(), facts.lastWord(), facts.ground(), duty, facts.ends());
    return RunEngine.decide(new RunState(state.opening(), state.number(), state.at(),
        state.course(), state.steps(), state.attention(), state.proposals(), kind), input, moment);
  }

  private static RunEvent withNothingLeftOut(RunEvent event) {
    return event instanceof RunEvent.FallbackBegun f
        ? new RunEvent.FallbackBegun(f.to(), f.phase(), f.why(), f.closed(), List.of())
        : event;
  }

  private static List<Entry> callsEarly(RunState state, Input input, Moment moment) {
    var told = new ArrayList<>(RunEngine.decide(state, input, moment));
    var after = told.isEmpty() ? state : last(state, told);
    after.onCourse().filter(s -> s.status() instanceof StepStatus.Waiting).map(StepRun::id)
        .findFirst().ifPresent(id -> told.add(new Entry(after.number() + 1,
            later(after.at(), moment.now()), new Actor.Bot(), new RunEvent.StepCalled(id))));
    return told;
  }

  /** The word is weighed as if it had been said when the run last moved. */
  private static List<Entry> takesALateYes(RunState state, Input input, Moment moment) {
    var late = input instanceof Input.Asked asked && asked.request() instanceof Request.Yes yes
        ? Optional.ofNullable(state.proposals().get(yes.proposal()))
            .filter(p -> !p.until().isAfter(moment.now()))
        : Optional.<Proposal>empty();
    var when = late.isPresent() ? new Moment(state.at(), moment.site()) : moment;
    return RunEngine.decide(state, input, when).stream().map(e -> new Entry(e.number(),
        later(state.at(), moment.now()), e.by(), e.event())).toList();
  }

  private static List<Entry> obeysAnybody(RunState state, Input input, Moment moment) {
    if (!(input instanceof Input.Asked asked)) {
      return RunEngine.decide(state, input, moment);
    }
    var lead = new Actor.Person(World.SANDRA, new Account("net", "sandra"));
    var forLead = new Input.Asked(lead, asked.request(), asked.saidAt());
    return RunEngine.decide(state, forLead, moment).stream().map(e -> new Entry(e.number(), e.at(),
        e.by().equals(lead) ? asked.by() : e.by(), e.event())).toList();
  }

  private static List<Entry> ignoresAHold(RunState state, Input input, Moment moment) {
    var now = state.attention();
    return RunEngine.decide(with(state, new Attention(Optional.empty(), now.unheard(), now.since(),
        now.room(), now.minutesLeft(), now.windowLeft(), now.nudged())), input, moment);
  }

  private static List<Entry> takesNoBreath(RunState state, Input input, Moment moment) {
    var now = state.attention();
    return RunEngine.decide(with(state, new Attention(now.held(), now.unheard(), now.since(),
        now.room(), now.minutesLeft(), now.windowLeft(), Optional.empty())), input, moment);
  }

  private static RunState with(RunState state, Attention attention) {
    return new RunState(state.opening(), state.number(), state.at(), state.course(), state.steps(),
        attention, state.proposals(), state.facts());
  }

  private static List<Entry> adoptsAnything(RunState state, Input input, Moment moment) {
    return RunEngine.decide(state, input, moment).stream()
        .map(e -> new Entry(e.number(), e.at(), e.by(), adopted(e.event(), state))).toList();
  }

  private static RunEvent adopted(RunEvent event, RunState state) {
    return event instanceof RunEvent.Rejected(Request.Amend(Plan plan), Rejection.BegunDiffers _)
        ? new RunEvent.Amended(Amendment.of(state, plan).plan(), "", 0, World.ANN)
        : event;
  }

  private static RunState last(RunState state, List<Entry> told) {
    var after = state;
    for (var entry : told) {
      after = after.apply(entry);
    }
    return after;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
