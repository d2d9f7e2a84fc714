package rollcall.plans.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.Account;
import rollcall.plans.model.Effects;
import rollcall.plans.model.Environment;
import rollcall.plans.model.HostName;
import rollcall.plans.model.Owners;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Plan;
import rollcall.plans.model.PlanId;
import rollcall.plans.model.PlannedTime;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.model.Revision;
import rollcall.plans.model.Schedule;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.model.Team;
import rollcall.plans.model.Text;
import rollcall.plans.model.Timing;
import rollcall.plans.model.Work;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Entry;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.Opening;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunId;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepStatus;
import rollcall.plans.site.Site;

/**
 * A run in a test: people say words, time moves, and the record grows. Opened at 05:00, S at 05:10.
 */
final class Release {
  static final Instant OPENED = Instant.parse("2009-08-18T05:00:00Z");
  static final PersonId THOMAS = new PersonId("thomas");
  static final PersonId SANDRA = new PersonId("sandra");
  static final PersonId PRABHU = new PersonId("prabhu");
  static final PersonId ANN = new PersonId("ann");
  static final PersonId MALLORY = new PersonId("mallory");
  private final Site site;
  private final List<Entry> entries = new ArrayList<>();
  private RunState state;
  private Instant now = OPENED;

  Release(Plan plan, Site site, int approvals) {
    this(plan, site, Set.of(THOMAS, SANDRA, PRABHU, ANN), approvals);
  }

  Release(Plan plan, Site site, Set<PersonId> directory, int approvals) {
    this(new Opening(new RunId("smartsite-test"), plan, false,
        new Opening.Channel("net", "#release"), THOMAS, directory, approvals,
        Approval.digest(plan, site)), site);
  }

  Release(Opening opening, Site site) {
    this.site = site;
    entries.add(
        new Entry(1, now, new Actor.Person(THOMAS, account(THOMAS)), new RunEvent.Opened(opening)));
    this.state = RunState.of(entries.getFirst());
  }

  static Account account(PersonId who) {
    return new Account("net", who.value());
  }

  List<RunEvent> asks(PersonId who, Request request) {
    return input(new Input.Asked(new Actor.Person(who, account(who)), request, Optional.empty()));
  }

  List<RunEvent> saw(RunEvent.Seen seen) {
    return input(new Input.Saw(seen));
  }

  List<RunEvent> after(Duration passed) {
    now = now.plus(passed);
    return input(new Input.TimeCame());
  }

  List<RunEvent> input(Input input) {
    var told = RunEngine.decide(state, input, moment());
    told.forEach(e -> state = state.apply(e));
    entries.addAll(told);
    return told.stream().map(Entry::event).toList();
  }

  void goTo(Instant time) {
    now = time;
  }

  Moment moment() {
    return new Moment(now, site);
  }

  RunState state() {
    return state;
  }

  Instant now() {
    return now;
  }

  List<Entry> entries() {
    return entries;
  }

  /** Of the question that was read back last. */
  long token() {
    return state.proposals().lastEntry().getKey();
  }

  /** Asked, and confirmed by the same person. */
  List<RunEvent> confirms(PersonId who, Request request) {
    asks(who, request);
    return asks(who, new Request.Yes(token()));
  }

  /** Asks, and says yes to what is read back. */
  List<RunEvent> insists(PersonId who, Request request) {
    var told = asks(who, request);
    return told.stream().anyMatch(RunEvent.Proposed.class::isInstance)
        ? asks(who, new Request.Yes(token()))
        : told;
  }

  /** Why {@code request} does nothing. */
  Rejection refusal(PersonId who, Request request) {
    return asks(who, request).stream()
        .flatMap(e -> e instanceof RunEvent.Rejected r ? Stream.of(r.why()) : Stream.of())
        .findFirst().orElseThrow(() -> new AssertionError(request + " was not refused"));
  }

  /** The command of the step's present attempt ends on {@code host}. */
  List<RunEvent> ends(String step, String host, int exit) {
    return saw(new RunEvent.WorkEnded(work(step, host), exit));
  }

  ExecutionId work(String step, String host) {
    var id = new StepId(step);
    return new ExecutionId(state.id(), id, state.step(id).attempt(), new HostName(host));
  }

  /** What {@code step} has come to, in its one word. */
  String word(String step) {
    return status(step).word();
  }

  StepStatus status(String step) {
    return state.step(new StepId(step)).status();
  }

  /** S is reached. */
  Release started() {
    WaiveRule.lacking(state).forEach(what -> asks(THOMAS, new Request.Waive(what, "a test")));
    asks(THOMAS, new Request.Start(Optional.empty()));
    asks(THOMAS, new Request.Yes(state.proposals().lastEntry().getKey()));
    after(Duration.between(now, OPENED.plus(Duration.ofMinutes(10))));
    return this;
  }

  /** Plans of a few steps, as short as a test can read. */
  static final class Steps {
    static Plan plan(Phase... phases) {
      var window = new Schedule.Window(LocalTime.of(5, 0), LocalTime.of(8, 0));
      return new Plan(
          new Plan.Title(new PlanId("smartsite"), new Revision("0".repeat(64)), "SmartSite",
              Optional.empty()),
          Environment.LIVE,
          new Schedule(Optional.of(LocalDate.of(2009, 8, 18)), ZoneOffset.UTC, Optional.of(window),
              Optional.of(LocalTime.of(5, 10)), Optional.empty()),
          new Team(THOMAS, List.of(SANDRA), Map.of(), Map.of(), Team.Reminders.DEFAULT), List.of(),
          Map.of(), List.of(phases), List.of());
    }

    static Phase release(Step... steps) {
      return new Phase("Release", Phase.Kind.RELEASE, Optional.empty(), Optional.empty(),
          List.of(steps));
    }

    static Phase before(Step... steps) {
      return new Phase("Before", Phase.Kind.BEFORE, Optional.empty(), Optional.empty(),
          List.of(steps));
    }

    static Phase fallback(String to, Step... steps) {
      return new Phase("Fallback", Phase.Kind.FALLBACK, Optional.empty(),
          Optional.of(new RestorePoint(to)), List.of(steps));
    }

    static Step step(String id, String number, PersonId owner, String... needs) {
      return new Step(new StepId(id), new StepNumber(number), Text.of(id),
          Owners.any(List.of(owner)), Timing.NONE,
          Stream.of(needs).map(StepId::new).collect(Collectors.toSet()), new Work.ByHand(),
          Effects.NONE, List.of());
    }

    static Step lasting(int minutes, Step s) {
      return new Step(s.id(), s.number(), s.text(), s.owners(),
          new Timing(s.timing().at(), s.timing().notBefore(), Duration.ofMinutes(minutes), false),
          s.needs(), s.work(), s.effects(), s.records());
    }

    static Step at(String time, boolean notBefore, Step s) {
      return new Step(s.id(), s.number(), s.text(), s.owners(),
          new Timing(PlannedTime.parse(time), notBefore, s.timing().takes(), s.timing().guessed()),
          s.needs(), s.work(), s.effects(), s.records());
    }

    static Step running(Work.Order order, List<String> hosts, Step s) {
      var names = hosts.stream().map(HostName::new).toList();
      return new Step(s.id(), s.number(), s.text(), s.owners(), s.timing(), s.needs(),
          new Work.Command("deploy \"$TAG\"", names, Optional.empty(), order, Optional.empty()),
          s.effects(), s.records());
    }

    static Step with(Effects effects, Step s) {
      return new Step(s.id(), s.number(), s.text(), s.owners(), s.timing(), s.needs(), s.work(),
          effects, s.records());
    }

    static Step recording(Step s, String... values) {
      return new Step(s.id(), s.number(), s.text(), s.owners(), s.timing(), s.needs(), s.work(),
          s.effects(), Arrays.asList(values));
    }

    static Effects undoing(String... steps) {
      return new Effects(false, Optional.empty(), Optional.empty(), Optional.empty(),
          Stream.of(steps).map(StepId::new).collect(Collectors.toSet()));
    }

    static Effects changingData() {
      return new Effects(true, Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
    }

    static Effects making(String point) {
      return new Effects(false, Optional.of(new RestorePoint(point)), Optional.empty(),
          Optional.empty(), Set.of());
    }
  }
}
