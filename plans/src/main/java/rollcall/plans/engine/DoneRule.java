package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.does;
import static rollcall.plans.engine.Decision.refuses;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Work;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;
import rollcall.plans.site.ValueRule;

/** {@code done}: "it is done"; on a step with a command, done by hand, and recorded so. */
final class DoneRule {
  /** A step of at least this planned length, done in less than a quarter of it, is asked back. */
  static final Duration LONG = Duration.ofMinutes(10);
  private static final int SHARE = 4;

  static Decision decide(Request.Done request, StepRun step, Case at) {
    return switch (step.status()) {
      case StepStatus.Called _,StepStatus.Taken _,StepStatus.Failed _,StepStatus.Stopped _,StepStatus.Unknown _ ->
        refusal(request, step, at)
            .map(Decision::refuses).orElseGet(() -> done(request, step, at));
      case StepStatus.Waiting _ -> refuses(Wrong.waiting(step, at));
      case StepStatus.Done _ -> refuses(Wrong.already(step));
      case StepStatus.Running _,StepStatus.Skipped _,StepStatus.Closed _ ->
        refuses(Wrong.state(step));
    };
  }

  private static Optional<Rejection> refusal(Request.Done request, StepRun step, Case at) {
    return notTheirs(request, step, at).or(() -> values(request, step))
        .or(() -> time(request, step, at));
  }

  /** A lead may say it for an owner, not for anybody else. */
  private static Optional<Rejection> notTheirs(Request.Done request, StepRun step, Case at) {
    return request.onBehalfOf().filter(who -> !step.isFor(who))
        .map(_ -> new Rejection.NotYours(Rights.of(request), step.owners().people(),
            at.state().waitingOn(at.by()).map(StepRun::id).toList()));
  }

  private static Optional<Rejection> values(Request.Done request, StepRun step) {
    var wanted = step.step().records();
    var missing = wanted.stream().filter(r -> !request.values().containsKey(r)).toList();
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

  private static Decision done(Request.Done request, StepRun step, Case at) {
    var by = request.onBehalfOf().orElseGet(at::by);
    var when = request.at().map(t -> instant(t, at));
    return does(event(request, step, by, when)).askedIf(doubtful(step, when.orElse(at.now())));
  }

  private static RunEvent event(Request.Done request, StepRun step, PersonId by,
      Optional<Instant> when) {
    var how = step.step().work() instanceof Work.Command
        ? StepStatus.How.BY_HAND
        : StepStatus.How.BY_OWNER;
    return new RunEvent.StepDone(step.id(), how, by, when, request.values(), request.note());
  }

  private static boolean doubtful(StepRun step, Instant when) {
    return step.hostsWithoutEnd().findAny().isPresent() || tooFast(step, when);
  }

  private static boolean tooFast(StepRun step, Instant when) {
    var takes = step.step().timing().takes();
    var working = step.status() instanceof StepStatus.Called
        || step.status() instanceof StepStatus.Taken;
    return working && !step.step().timing().guessed() && takes.compareTo(LONG) >= 0
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
