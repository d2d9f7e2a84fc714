package rollcall.plans.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.engine.DryWalk.Happening;
import rollcall.plans.engine.DryWalk.Point;
import rollcall.plans.engine.DryWalk.What;
import rollcall.plans.forecast.Forecast;
import rollcall.plans.forecast.Outlook;
import rollcall.plans.model.Account;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.model.Work;
import rollcall.plans.run.Actor;
import rollcall.plans.run.CallTime;
import rollcall.plans.run.Course;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Opening;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;
import rollcall.plans.run.WayBack;
import rollcall.plans.site.Inventory;
import rollcall.plans.site.People;
import rollcall.plans.site.Permits;
import rollcall.plans.site.Policy;
import rollcall.plans.site.Site;

/** The people, the hosts and the clock of one dry walk. */
final class Walker {
  /** Ahead of the first step of the release, for the start itself. */
  private static final Duration AHEAD = Duration.ofHours(1);
  /** When a release begins whose plan gives no time at all. */
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  /** Turns that a walk may take: more than any plan of the most steps can need. */
  private static final int MOST_TURNS = 200_000;
  private static final Site NOWHERE = new Site(new People(Map.of()), new Inventory(Map.of()),
      Permits.NONE, Policy.NONE);

  private final List<Happening> happenings = new ArrayList<>();
  private final List<Point> points = new ArrayList<>();
  private final Instant planned;
  private RunState state;
  private Instant now;

  Walker(Opening opening) {
    planned = opening.plan().schedule().plannedStart().orElseGet(() -> morning(opening.plan()));
    var first = new Entry(1, Instant.EPOCH, new Actor.Bot(), new RunEvent.Opened(opening));
    var before = Duration.between(Instant.EPOCH,
        Forecast.of(RunState.of(first), Instant.EPOCH).end());
    now = earliest(opening.plan()).minus(AHEAD).minus(before);
    state = RunState.of(new Entry(1, now, new Actor.Bot(), first.event()));
  }

  private static Instant morning(Plan plan) {
    return plan.schedule().wallClock(MORNING.toSecondOfDay() / 60).orElseThrow();
  }

  /** S, or the time of a step of the release that comes before it. */
  private Instant earliest(Plan plan) {
    return Stream.concat(Stream.of(planned), plan.phases(Phase.Kind.RELEASE)
        .flatMap(p -> p.steps().stream()).flatMap(s -> s.timing().at().stream())
        .flatMap(at -> new Course.Forward(planned).at(at, plan.schedule()).stream()))
        .min(Comparator.naturalOrder()).orElse(planned);
  }

  DryWalk walk(Optional<LocalDate> assumed) {
    tell(new Input.TimeCame());
    for (int turn = 0; turn < MOST_TURNS && !state.course().ended() && goesOn(); turn++) {
      // The condition does the work.
    }
    var stuck = state.course().ended()
        ? List.<Step>of()
        : state.inPlay().map(StepRun::step).toList();
    return new DryWalk(state.plan(), List.of(), assumed, begun(), state.at(), happenings, points,
        stuck);
  }

  private Instant begun() {
    return state.course().startedAt().orElse(planned);
  }

  /** Whatever can be said or seen now; else time goes on to what comes next. */
  private boolean goesOn() {
    return saysYes() || goesOnAfterAHold() || acts() || starts() || waits();
  }

  private boolean goesOnAfterAHold() {
    return state.attention().held().isPresent() && says(state.lead(), new Request.Resume());
  }

  private boolean saysYes() {
    return state.proposals().values().stream().findFirst()
        .flatMap(p -> p.could(state).stream().findFirst()
            .map(by -> says(by, new Request.Yes(p.token()))))
        .orElse(false);
  }

  private boolean acts() {
    return current().anyMatch(run -> !due(run).isAfter(now) && !isBusy(run) && brings(run));
  }

  /** Whose alone it is, is at work with their hands on another step: nobody does two at once. */
  private boolean isBusy(StepRun run) {
    return run.status() instanceof StepStatus.Called
        && run.step().work() instanceof Work.ByHand && run.owners().people().size() == 1
        && state.inPlay().anyMatch(s -> s.step().work() instanceof Work.ByHand
            && s.status() instanceof StepStatus.Taken t
            && run.owners().include(t.by()));
  }

  private Stream<StepRun> current() {
    return Stream.concat(state.active(), state.inPlay()).distinct().toList().stream();
  }

  private boolean brings(StepRun run) {
    return run.status() instanceof StepStatus.Running
        ? ends(run)
        : Onward.words(run).toList().stream().anyMatch(word -> says(word.by(), word.request()));
  }

  /** When the step's next word comes. */
  private Instant due(StepRun run) {
    var takes = run.step().timing().takes();
    return switch (run.status()) {
      case StepStatus.Called c when run.step().work() instanceof Work.Gate gate ->
        c.at().plus(gate.answerWithin().filter(most -> most.compareTo(takes) <= 0)
            .map(most -> most.minusSeconds(1)).orElse(takes));
      case StepStatus.Taken t when !(run.step().work() instanceof Work.Command) ->
        t.at().plus(takes);
      case StepStatus.Running r when !hasToBegin(run) -> r.since().plus(takes);
      case StepStatus _ -> now;
    };
  }

  private boolean hasToBegin(StepRun run) {
    return run.isBackground() && !run.passes();
  }

  private boolean ends(StepRun run) {
    var exit = GoodEnd.of(run.step(), state.plan());
    return state.executionsWithoutEnd().filter(id -> id.step().equals(run.id())).toList().stream()
        .map(id -> hasToBegin(run)
            ? new RunEvent.WorkBegun(id, "dry", "walk")
            : new RunEvent.WorkEnded(id, exit))
        .map(seen -> tell(new Input.Saw((RunEvent.Seen) seen))).reduce(false, Boolean::logicalOr);
  }

  private boolean starts() {
    if (!(state.course() instanceof Course.Open) || state.inPlay().findAny().isPresent()) {
      return false;
    }
    if (state.plan().schedule().plannedStart().isEmpty() && now.isBefore(planned)) {
      now = planned;
    }
    return says(state.lead(), new Request.Start(Optional.empty()));
  }

  private boolean waits() {
    var next = Stream.concat(current().map(this::due),
        Agenda.of(state, moment()).items().stream().map(Due::at)).filter(now::isBefore)
        .min(Comparator.naturalOrder()).filter(at -> current().anyMatch(this::moves));
    next.ifPresent(at -> {
      now = at;
      tell(new Input.TimeCame());
    });
    return next.isPresent();
  }

  /** Whether time alone, or a word that comes in time, brings it on: not where it only reminds. */
  private boolean moves(StepRun run) {
    return due(run).isAfter(now) || (run.status() instanceof StepStatus.Waiting
        && now.isBefore(CallTime.of(run, state)));
  }

  private Moment moment() {
    return new Moment(now, NOWHERE);
  }

  /** Whether it was taken. */
  private boolean says(PersonId who, Request request) {
    var by = new Actor.Person(who, new Account("dry", who.value()));
    return tell(new Input.Asked(by, request, Optional.empty()));
  }

  private boolean tell(Input input) {
    var entries = RunEngine.decide(state, input, moment());
    for (var entry : entries) {
      state = state.apply(entry);
      happens(entry);
    }
    return entries.stream().anyMatch(e -> !(e.event() instanceof RunEvent.Rejected));
  }

  private void happens(Entry entry) {
    if (entry.event() instanceof RunEvent.OfStep event) {
      var run = state.step(event.step());
      what(event, run).forEach(what -> happenings.add(new Happening(now, run.step(), what)));
      if (run.touched() || run.settled()) {
        point(run.step());
      }
    }
  }

  private Stream<What> what(RunEvent.OfStep event, StepRun run) {
    return switch (event) {
      case RunEvent.StepCalled _ ->
        Stream.of(new What.Called(run.owners().needed(), run.owners().people()));
      case RunEvent.StepStarted e -> run.step().work() instanceof Work.Command c
          ? Stream.of(new What.Runs(e.by(), c.text(), c.hosts()))
          : Stream.of();
      case RunEvent.StepDone e when e.how() == StepStatus.How.BY_VOTE -> Stream.of(new What.Go());
      case RunEvent.StepDone _ ->
        Stream.of(new What.Done(GoodEnd.name(run.step(), state.plan())));
      case RunEvent.StepReached _ -> Stream.of(new What.Done(Optional.empty()));
      case RunEvent.StepSkipped e -> Stream.of(new What.Skipped(e.why()));
      case RunEvent.OfStep _ -> Stream.of();
    };
  }

  /** Put down where it is another fallback than before, or no longer ends in time. */
  private void point(Step step) {
    if (!(state.course() instanceof Course.Forward)) {
      return;
    }
    WayBack.offered(state).stream().findFirst().ifPresent(way -> {
      var point = new Point(now, step, way.to(), Outlook.takes(way, state, now),
          Outlook.lastMoment(state, now));
      if (points.isEmpty() || isNews(points.getLast(), point)) {
        points.add(point);
      }
    });
  }

  private static boolean isNews(Point last, Point next) {
    return !last.to().equals(next.to()) || !last.takes().equals(next.takes())
        || last.inTime() != next.inTime();
  }
}
