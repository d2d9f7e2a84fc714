package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.refuses;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rollcall.plans.model.Check;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Work;
import rollcall.plans.run.Estimate;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;
import rollcall.plans.site.ValueRule;

/** {@code done}: "it is done"; on a step with a command, done by hand, and recorded so. */
final class DoneRule {
  /**
   * A step that is thought to take at least so long, done in less than a quarter of it, is asked
   * back.
   */
  static final Duration LONG = Duration.ofMinutes(10);
  private static final int SHARE = 4;

  static Decision decide(Request.Done request, StepRun step, Case at) {
    return switch (step.status()) {
      case StepStatus.Called _,StepStatus.Taken _,StepStatus.Failed _,StepStatus.Stopped _,StepStatus.Unknown _ ->
        refusal(request, step, at)
            .map(Decision::refuses).orElseGet(() -> done(request, step, at));
      case StepStatus.Checking _ -> notTheirs(request, step, at).map(Decision::refuses)
          .orElseGet(() -> checked(request, step, at));
      case StepStatus.Waiting _ -> refuses(Wrong.waiting(step, at));
      case StepStatus.Done _ -> refuses(Wrong.already(step));
      case StepStatus.Running _,StepStatus.Skipped _,StepStatus.NoGo _,StepStatus.Unanswered _,StepStatus.Closed _ ->
        refuses(Wrong.state(step));
    };
  }

  private static Optional<Rejection> refusal(Request.Done request, StepRun step, Case at) {
    return notTheirs(request, step, at).or(() -> twice(request, step, at))
        .or(() -> values(request, step, at)).or(() -> time(request, step, at))
        .or(() -> Stream.concat(CheckOutcome.spent(step).stream(), CheckRule.bad(step)).findFirst()
            .map(c -> new Rejection.NotWell(step.id(), c.letter())));
  }

  /** Of several owners each says it once. */
  private static Optional<Rejection> twice(Request.Done request, StepRun step, Case at) {
    var by = request.onBehalfOf().orElseGet(at::by);
    return step.answers().ready().contains(by)
        ? Optional.of(new Rejection.Already(step.id(), "done", Optional.of(by), Optional.empty()))
        : Optional.empty();
  }

  /**
   * It was said to be done, or its command ended well, and it waits for its checklist and for what
   * it records: what of it is theirs is well.
   */
  private static Decision checked(Request.Done request, StepRun step, Case at) {
    var by = request.onBehalfOf().orElseGet(at::by);
    var own = CheckRule.ownOnes(step, by).toList();
    var last = own.size() == step.openChecks().count();
    if (own.isEmpty() && !last) {
      return refuses(open(step));
    }
    if (!last) {
      return new Decision.Does(own);
    }
    return wrongValues(request, step, CheckRule.missing(step))
        .map(Decision::refuses).orElseGet(() -> new Decision.Does(
            with(own, CheckRule.done(step, by, request.values()))));
  }

  private static Rejection open(StepRun step) {
    var open = step.openChecks().toList();
    return new Rejection.ChecksOpen(step.id(), open.stream().map(Check::letter).toList(),
        open.stream().filter(c -> c.command().isEmpty())
            .flatMap(c -> step.owners(c).people().stream()).distinct().toList());
  }

  private static List<RunEvent> with(List<RunEvent> events, RunEvent last) {
    return Stream.concat(events.stream(), Stream.of(last)).toList();
  }

  /** A lead may say it for an owner, not for anybody else. */
  private static Optional<Rejection> notTheirs(Request.Done request, StepRun step, Case at) {
    return request.onBehalfOf().filter(who -> !step.owners().include(who))
        .map(_ -> new Rejection.NotYours(Rights.of(request), step.owners().people(),
            at.state().waitingOn(at.by()).map(StepRun::id).toList()));
  }

  private static Optional<Rejection> values(Request.Done request, StepRun step, Case at) {
    var wanted = step.step().records();
    var known = step.answers().ready().isEmpty()
        ? Set.<String>of()
        : at.state().facts().values().keySet();
    var wanting = isLast(step)
        ? wanted.stream().filter(r -> !known.contains(r)).toList()
        : List.<String>of();
    return wrongValues(request, step, wanting);
  }

  private static Optional<Rejection> wrongValues(Request.Done request, StepRun step,
      List<String> wanting) {
    var wanted = step.step().records();
    var missing = wanting.stream().filter(r -> !request.values().containsKey(r)).toList();
    var unknown = request.values().keySet().stream().filter(v -> !wanted.contains(v)).sorted()
        .toList();
    if (!missing.isEmpty() || !unknown.isEmpty()) {
      return Optional.of(new Rejection.ValuesWanted(step.id(), missing, unknown));
    }
    return request.values().entrySet().stream()
        .filter(v -> ValueRule.complaint(v.getValue()).isPresent())
        .map(v -> (Rejection) new Rejection.BadValue(v.getKey())).findFirst();
  }

  private static Optional<Rejection> time(Request.Done request, StepRun step, Case at) {
    var called = step.called().orElse(at.state().at());
    return request.at().map(t -> instant(t, at)).filter(t -> t.plusSeconds(60).isBefore(called))
        .map(_ -> new Rejection.TimeOutOfRange(step.id(), called));
  }

  /** Whether nobody else's share is left. */
  private static boolean isLast(StepRun step) {
    return step.answers().ready().size() + 1 >= step.owners().needed();
  }

  private static Decision done(Request.Done request, StepRun step, Case at) {
    var by = request.onBehalfOf().orElseGet(at::by);
    var when = request.at().map(t -> instant(t, at));
    var own = CheckRule.ownOnes(step, by).toList();
    var last = event(request, step, by, when, own.size() == step.openChecks().count());
    return new Decision.Does(with(own, last)).askedIf(doubtful(step, at, when.orElse(at.now())));
  }

  private static RunEvent event(Request.Done request, StepRun step, PersonId by,
      Optional<Instant> when, boolean checked) {
    if (!isLast(step)) {
      return new RunEvent.ShareDone(step.id(), by, request.values());
    }
    var how = step.step().work() instanceof Work.Command
        ? StepStatus.How.BY_HAND
        : StepStatus.How.BY_OWNER;
    return checked
        ? new RunEvent.StepDone(step.id(), how, Optional.of(by), when, request.values(),
            request.note())
        : new RunEvent.StepChecking(step.id(), how, Optional.of(by), when, request.values(),
            request.note());
  }

  static boolean doubtful(StepRun step, Case at, Instant when) {
    return step.hostsWithoutEnd().findAny().isPresent() || step.hasNotRun()
        || tooFast(step, at.state().estimate(step), when);
  }

  private static boolean tooFast(StepRun step, Estimate thought, Instant when) {
    var takes = thought.takes();
    var working = step.status() instanceof StepStatus.Called
        || step.status() instanceof StepStatus.Taken;
    return working && !thought.guessed() && takes.compareTo(LONG) >= 0
        && step.begun()
            .filter(b -> Duration.between(b, when).multipliedBy(SHARE).compareTo(takes) < 0)
            .isPresent();
  }

  /** Today at that time in the plan's zone, or yesterday where today's is still to come. */
  private static Instant instant(LocalTime time, Case at) {
    var now = ZonedDateTime.ofInstant(at.now(), at.plan().schedule().zone());
    var today = now.with(time);
    return (today.isAfter(now) ? today.minusDays(1) : today).toInstant();
  }
}
