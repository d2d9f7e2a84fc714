package rollcall.plans.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rollcall.plans.model.Timing;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.Condition;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Plan;
import rollcall.plans.model.PlannedTime;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Terms;
import rollcall.plans.model.Work;
import rollcall.plans.run.Entry;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepStatus.How;

/**
 * What an outsider would note down of a run from its record alone, by the rules of the design. It
 * shares no line with the run or the engine that it is held against.
 */
final class Books {
  private static final Instant MIDNIGHT = Instant.parse("2009-08-18T00:00:00Z");

  /** How far a step is; the words are those of the record. */
  enum Is {
    WAITING, CALLED, TAKEN, RUNNING, CHECKING, DONE, FAILED, SKIPPED, STOPPED, UNKNOWN, NO_GO, UNANSWERED, CLOSED;

    private final String word = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');

    String word() {
      return word;
    }
  }

  /** The page of one step. */
  static final class Page {
    Step step;
    Is is = Is.WAITING;
    Instant since = Instant.MIN;
    How how = How.BY_OWNER;
    /** What skipped it was no word of a person. */
    boolean byItself;
    /** The gate whose no-go skipped it. */
    Optional<StepId> passedOver = Optional.empty();
    boolean begun;
    Instant called = Instant.MIN;
    int reminders;
    final Map<PersonId, Boolean> votes = new HashMap<>();
    final Map<CheckLetter, Boolean> looked = new HashMap<>();
    final Set<PersonId> shares = new HashSet<>();
    final Map<HostName, Integer> exits = new HashMap<>();
    final Set<HostName> going = new HashSet<>();
    /** How the commands ended that look at its checks. */
    final Map<CheckLetter, Map<HostName, RunEvent.WorkEnded>> seen = new HashMap<>();
    /** What was ordered of the commands that look. */
    final Map<CheckLetter, Set<HostName>> looking = new HashMap<>();
    private final Set<ExecutionId> live = new HashSet<>();
    private final Set<HostName> stopped = new HashSet<>();

    private Page(Step step) {
      this.step = step;
    }

    private void now(Is next, Instant at) {
      is = next;
      since = at;
    }

    private void anew() {
      now(Is.WAITING, Instant.MIN);
      forgotten();
      exits.clear();
      going.clear();
      live.clear();
      seen.clear();
      looking.clear();
      stopped.clear();
    }

    /** What a host has run of another command says nothing of this one. */
    private void amended(Step next) {
      if (!next.work().equals(step.work())) {
        exits.clear();
      }
      step = next;
    }

    private void forgotten() {
      passedOver = Optional.empty();
      votes.clear();
      looked.clear();
      shares.clear();
    }

    long votes(boolean go) {
      return votes.values().stream().filter(v -> v == go).count();
    }

    /** A command has begun to look at a line that is not well yet. */
    boolean isLookedAt() {
      return is == Is.CHECKING && looking.keySet().stream()
          .anyMatch(letter -> !looked.getOrDefault(letter, false));
    }

    boolean isAtWork() {
      return is == Is.RUNNING || isLookedAt();
    }

    boolean isChecked() {
      return step.terms().checks().stream()
          .allMatch(c -> looked.getOrDefault(c.letter(), false));
    }
  }

  private Plan plan;
  private final Map<StepId, Page> pages = new HashMap<>();
  private final Map<StepId, Phase> phases = new HashMap<>();
  Optional<Instant> s = Optional.empty();
  Optional<Instant> d = Optional.empty();
  private Optional<Phase> back = Optional.empty();
  boolean ended;
  /** With a pair open the leads are asked, and it does not end by itself. */
  boolean askedToEnd;
  boolean held;
  boolean unheard;
  /** From when silence counts. */
  Instant heard;

  Books(Plan plan, Instant opened) {
    this.plan = plan;
    this.heard = opened;
    plan.phases().forEach(p -> p.steps().forEach(step -> {
      pages.put(step.id(), new Page(step));
      phases.put(step.id(), p);
    }));
  }

  Plan plan() {
    return plan;
  }

  Phase phase(StepId id) {
    return Objects.requireNonNull(phases.get(id));
  }

  Optional<Phase> back() {
    return back;
  }

  /** Pages of what is gone are torn out, new ones are put in. */
  private void amended(Plan next) {
    back = back.map(phase -> next.phases().get(plan.phases().indexOf(phase)));
    var before = Map.copyOf(pages);
    pages.clear();
    phases.clear();
    plan = next;
    next.phases().forEach(p -> p.steps().forEach(step -> {
      var page = before.getOrDefault(step.id(), new Page(step));
      page.amended(step);
      pages.put(step.id(), page);
      phases.put(step.id(), p);
    }));
  }

  Page page(StepId id) {
    return Objects.requireNonNull(pages.get(id));
  }

  Stream<Page> pages() {
    return plan.steps().map(step -> page(step.id()));
  }

  boolean goesOn() {
    return !held && !unheard;
  }

  boolean isOpen() {
    return s.isEmpty() && !ended;
  }

  boolean goesForward() {
    return s.isPresent() && back.isEmpty() && !ended;
  }

  boolean goesBack() {
    return back.isPresent() && !ended;
  }

  boolean onCourse(Page page) {
    var phase = Objects.requireNonNull(phases.get(page.step.id()));
    if (ended) {
      return false;
    }
    return back.map(phase::equals).orElseGet(() -> switch (phase.kind()) {
      case BEFORE -> s.isEmpty();
      case RELEASE, AFTER -> s.isPresent();
      case FALLBACK -> false;
    });
  }

  Stream<Page> parts(StepId whole) {
    return pages().filter(p -> p.step.terms().partOf().filter(whole::equals).isPresent());
  }

  /** Near or far. */
  boolean isPartOf(StepId part, StepId whole) {
    return page(part).step.terms().partOf()
        .filter(w -> w.equals(whole) || isPartOf(w, whole)).isPresent();
  }

  /** The world may be different because of it, or of a part of it. */
  boolean begun(StepId id) {
    return page(id).begun || parts(id).anyMatch(p -> begun(p.step.id()));
  }

  /** Done, skipped, failed where it may, no-go where the plan goes on elsewhere. */
  boolean settles(Page page) {
    return switch (page.is) {
      case DONE, SKIPPED -> true;
      case FAILED -> page.step.terms().goesOn();
      case NO_GO -> page.step.work() instanceof Work.Gate g
          && g.ifNoGo() instanceof Work.IfNoGo.SkipTo;
      case WAITING, CALLED, TAKEN, RUNNING, CHECKING, STOPPED, UNKNOWN, UNANSWERED, CLOSED -> false;
    };
  }

  /** What follows a command in the background needs its start only. */
  private boolean passes(Page page) {
    var background = page.step.work() instanceof Work.Command c && c.manner().background();
    return settles(page)
        || (background && page.is == Is.RUNNING && !page.going.isEmpty());
  }

  boolean halts(Page page) {
    return switch (page.is) {
      case FAILED, NO_GO -> !settles(page);
      case STOPPED, UNKNOWN, UNANSWERED -> true;
      case WAITING, CALLED, TAKEN, RUNNING, CHECKING, DONE, SKIPPED, CLOSED -> false;
    };
  }

  boolean needsAreSettled(Page page) {
    return needsAreSettled(page, new HashSet<>());
  }

  /** All that it needs, near and far; of a part, also all that its whole waits for. */
  private boolean needsAreSettled(Page page, Set<StepId> seen) {
    var whole = page.step.terms().partOf().map(this::page);
    var inherited = whole.stream().flatMap(w -> w.step.needs().stream()
        .filter(n -> parts(w.step.id()).noneMatch(p -> p.step.id().equals(n))));
    return Stream.concat(page.step.needs().stream(), inherited).filter(seen::add)
        .map(this::page).allMatch(n -> passes(n) && needsAreSettled(n, seen));
  }

  boolean besideAHalt() {
    return goesForward() && pages().anyMatch(p -> onCourse(p) && halts(p));
  }

  boolean besideAForwardCommand() {
    return goesBack() && pages().anyMatch(p -> !onCourse(p) && p.isAtWork());
  }

  /** Whether the step is to be done, here and under its conditions and those of its wholes. */
  boolean isWanted(Page page) {
    return !plan.skipped().contains(page.step.id())
        && page.step.terms().onlyIf().map(Terms.OnlyIf::condition).map(this::holds).orElse(true)
        && page.step.terms().partOf().map(this::page).map(this::isUnderItsConditions)
            .orElse(true);
  }

  private boolean isUnderItsConditions(Page page) {
    return page.step.terms().onlyIf().map(Terms.OnlyIf::condition).map(this::holds).orElse(true)
        && page.step.terms().partOf().map(this::page).map(this::isUnderItsConditions).orElse(true);
  }

  private boolean holds(Condition condition) {
    return switch (condition) {
      case Condition.Not not -> !holds(not.condition());
      case Condition.All all -> all.conditions().stream().allMatch(this::holds);
      case Condition.Any any -> any.conditions().stream().anyMatch(this::holds);
      case Condition.Is(var step, var what) -> became(page(step), what);
    };
  }

  private boolean became(Page page, String what) {
    return switch (what) {
      case "done" -> page.is == Is.DONE;
      case "skipped" -> page.is == Is.SKIPPED;
      case "go" -> page.is == Is.DONE && page.step.work() instanceof Work.Gate;
      case "no-go" -> page.is == Is.NO_GO;
      default -> page.is == Is.DONE && page.step.work() instanceof Work.Command c
          && c.hosts().stream().allMatch(h -> c.expected()
              .outcome(page.exits.getOrDefault(h, -1)).filter(what::equals).isPresent());
    };
  }

  /** No part begins before the steps around it may. */
  Instant from(Page page) {
    var around = new ArrayList<Step>();
    for (var step = Optional.of(page.step); step.isPresent(); step = step
        .flatMap(s -> s.terms().partOf()).map(whole -> page(whole).step)) {
      around.add(step.get());
    }
    return around.stream().skip(1).filter(s -> s.timing().notBefore()).map(s -> from(s.timing()))
        .reduce(from(page.step.timing()), (a, b) -> a.isAfter(b) ? a : b);
  }

  /** By the design: before S at its own time, after it only where it says not before. */
  private Instant from(Timing timing) {
    var own = timing.at().flatMap(this::planned);
    if (goesBack()) {
      return timing.notBefore() ? own.orElse(Instant.MIN) : Instant.MIN;
    }
    if (!goesForward()) {
      return Instant.MIN;
    }
    var start = s.orElseThrow();
    return timing.notBefore() ? own.orElse(start) : own.filter(start::isAfter).orElse(start);
  }

  private Optional<Instant> planned(PlannedTime time) {
    var clock = switch (time.clock()) {
      case S -> s;
      case D -> d;
      case DAY -> Optional.of(MIDNIGHT);
    };
    return clock.map(c -> c.plus(Duration.ofMinutes(time.minutes())));
  }

  /** Notes {@code entry} down. */
  void note(Entry entry) {
    var at = entry.at();
    switch (entry.event()) {
      case RunEvent.OfStep e -> {
        askedToEnd = false;
        ofStep(e, page(e.step()), at);
      }
      case RunEvent.OfWork e -> ofWork(e);
      case RunEvent.Amended e -> amended(e.plan());
      case RunEvent.Started e -> s = Optional.of(e.planned().orElse(at));
      case RunEvent.StartMoved e -> s = Optional.of(e.s());
      case RunEvent.FallbackBegun e -> turned(e, at);
      case RunEvent.Ended _ -> ended = true;
      case RunEvent.Proposed e when e.request() instanceof Request.End -> askedToEnd = true;
      case RunEvent.Held _ -> held = true;
      case RunEvent.Resumed _ -> goOn(at);
      case RunEvent.Unheard _ -> unheard = true;
      case RunEvent.HeardAgain _ -> {
        unheard = false;
        heard = at;
      }
      case RunEvent _ -> {
      }
    }
  }

  private void goOn(Instant at) {
    held = false;
    heard = at;
  }

  private void turned(RunEvent.FallbackBegun event, Instant at) {
    goOn(at);
    d = Optional.of(at);
    var to = plan.phases().get(event.phase());
    back = Optional.of(to);
    event.closed().forEach(id -> page(id).now(Is.CLOSED, at));
    to.steps().stream().map(step -> page(step.id())).filter(p -> p.is != Is.WAITING)
        .filter(p -> !p.isAtWork() && p.live.isEmpty()).forEach(Page::anew);
    event.leftOut().forEach(id -> page(id).now(Is.SKIPPED, at));
  }

  /** Whether its owner has still to say what it records, because its command did all else. */
  boolean lacksValues(Page page) {
    return page.how == How.BY_COMMAND && !page.step.records().isEmpty();
  }

  private void ofStep(RunEvent.OfStep event, Page page, Instant at) {
    page.begun |= begins(event);
    switch (event) {
      case RunEvent.StepCalled _ -> {
        page.now(Is.CALLED, at);
        page.called = at;
        page.reminders = 0;
      }
      case RunEvent.StepTaken _ -> page.now(Is.TAKEN, at);
      case RunEvent.StepStarted _ -> page.now(Is.RUNNING, at);
      case RunEvent.StepChecking e -> {
        page.now(Is.CHECKING, at);
        page.how = e.how();
      }
      case RunEvent.StepDone e -> {
        page.now(Is.DONE, at);
        page.how = e.how();
      }
      case RunEvent.StepReached _ -> page.now(Is.DONE, at);
      case RunEvent.StepUndone _ -> {
        page.anew();
        page.now(Is.TAKEN, at);
      }
      case RunEvent.StepFailed _ -> page.now(Is.FAILED, at);
      case RunEvent.StepSkipped e -> {
        page.now(Is.SKIPPED, at);
        page.byItself = e.byItself();
      }
      case RunEvent.StepStopped _ -> page.now(Is.STOPPED, at);
      case RunEvent.StepUnknown _ -> page.now(Is.UNKNOWN, at);
      case RunEvent.GateRefused _ -> page.now(Is.NO_GO, at);
      case RunEvent.GateUnanswered _ -> page.now(Is.UNANSWERED, at);
      case RunEvent.StepRedone e -> {
        var exits = Map.copyOf(page.exits);
        page.anew();
        e.kept().forEach(h -> page.exits.put(h, exits.getOrDefault(h, -1)));
      }
      case RunEvent.StepWithdrawn _ -> {
        var kept = Map.copyOf(page.exits);
        page.anew();
        page.exits.putAll(kept);
      }
      case RunEvent.StepReminded _ -> page.reminders++;
      case RunEvent.VoteCast e -> page.votes.put(e.by(), e.go());
      case RunEvent.ShareDone e -> page.shares.add(e.by());
      case RunEvent.CheckPassed e -> page.looked.put(e.check(), true);
      case RunEvent.CheckSkipped e -> page.looked.put(e.check(), true);
      case RunEvent.CheckFailed e -> page.looked.put(e.check(), false);
      case RunEvent.GateAnnounced _,RunEvent.CheckHindered _,RunEvent.CheckAssigned _,RunEvent.StepOverran _,RunEvent.StepAssigned _,RunEvent.StepAccepted _,RunEvent.StepExtended _ ->
        {
        }
    }
  }

  private static boolean begins(RunEvent.OfStep event) {
    return switch (event) {
      case RunEvent.StepDone e -> e.how() != How.BY_VOTE && e.how() != How.BY_ITSELF;
      case RunEvent.StepTaken _,RunEvent.StepFailed _,RunEvent.StepStarted _,RunEvent.StepStopped _,RunEvent.StepUnknown _,RunEvent.StepChecking _,RunEvent.StepUndone _,RunEvent.ShareDone _ ->
        true;
      case RunEvent.GateAnnounced _,RunEvent.StepCalled _,RunEvent.StepReminded _,RunEvent.StepOverran _,RunEvent.StepAssigned _,RunEvent.StepSkipped _,RunEvent.StepRedone _,RunEvent.StepWithdrawn _,RunEvent.StepAccepted _,RunEvent.StepExtended _,RunEvent.StepReached _,RunEvent.VoteCast _,RunEvent.GateRefused _,RunEvent.GateUnanswered _,RunEvent.CheckPassed _,RunEvent.CheckFailed _,RunEvent.CheckSkipped _,RunEvent.CheckAssigned _,RunEvent.CheckHindered _ ->
        false;
    };
  }

  private void ofWork(RunEvent.OfWork event) {
    var page = page(event.execution().step());
    var host = event.execution().host();
    if (ends(event)) {
      page.live.remove(event.execution());
    } else {
      page.live.add(event.execution());
    }
    event.execution().check().ifPresentOrElse(check -> looks(event, page, check),
        () -> ofItsCommand(event, page, host));
  }

  private static boolean ends(RunEvent.OfWork event) {
    return switch (event) {
      case RunEvent.WorkEnded _,RunEvent.WorkKilled _,RunEvent.WorkCancelled _,RunEvent.WorkNotStarted _,RunEvent.WorkLost _ ->
        true;
      case RunEvent.WorkOrdered _,RunEvent.StopOrdered _,RunEvent.WorkPlaced _,RunEvent.WorkBegun _,RunEvent.WorkUnseen _ ->
        false;
    };
  }

  private static void looks(RunEvent.OfWork event, Page page, CheckLetter check) {
    page.looking.computeIfAbsent(check, _ -> new HashSet<>()).add(event.execution().host());
    if (event instanceof RunEvent.WorkEnded e) {
      page.seen.computeIfAbsent(check, _ -> new HashMap<>()).put(e.execution().host(), e);
    }
  }

  private static void ofItsCommand(RunEvent.OfWork event, Page page, HostName host) {
    page.going.remove(host);
    switch (event) {
      case RunEvent.WorkBegun _ -> {
        if (!page.stopped.contains(host)) {
          page.going.add(host);
        }
      }
      case RunEvent.StopOrdered _ -> page.stopped.add(host);
      case RunEvent.WorkEnded e -> page.exits.put(host, e.exit());
      case RunEvent.OfWork _ -> {
      }
    }
  }

  List<Phase> releases() {
    return plan.phases(Phase.Kind.RELEASE).toList();
  }
}
