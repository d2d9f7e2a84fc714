package rollcall.plans.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import rollcall.plans.engine.Breach.Rule;
import rollcall.plans.model.Account;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Attention;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Proposal;
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
        new Planted("takes a late yes", Rule.PROPOSAL_OUTLIVED, Planted::takesALateYes),
        new Planted("takes everybody for the lead", Rule.NOT_ENTITLED, Planted::obeysAnybody),
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
    var careless = new Attention(Optional.empty(), state.attention().unheard(),
        state.attention().since(), state.attention().room());
    return RunEngine.decide(new RunState(state.opening(), state.number(), state.at(),
        state.course(), state.steps(), careless, state.proposals(), state.facts()), input, moment);
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
