package rollcall.plans.run;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import rollcall.plans.model.HostName;
import rollcall.plans.model.Owners;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.run.RunEvent.OfStep;
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
 * {@code hosts} is how its command goes, in the order of the starts. {@code touched}: in some
 * attempt, this one or an earlier, it was begun, so that the world may be different because of it.
 */
public record StepRun(Step step, Owners owners, Optional<PersonId> offeredTo, int attempt,
    Optional<Instant> called, StepStatus status, SequencedMap<HostName, OnHost> hosts,
    boolean touched) {

  public StepRun {
    hosts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(hosts));
  }

  static StepRun of(Step step) {
    return new StepRun(step, step.owners(), Optional.empty(), 1, Optional.empty(), new Waiting(),
        new LinkedHashMap<>(), false);
  }

  public StepId id() {
    return step.id();
  }

  /** Whether {@code who} may say that they have it: its owner, or the one it was offered to. */
  public boolean isFor(PersonId who) {
    return owners.include(who) || offeredTo.filter(who::equals).isPresent();
  }

  StepRun closed(String why) {
    return with(new Closed(why));
  }

  StepRun apply(OfStep event, Instant at) {
    return switch (event) {
      case RunEvent.StepCalled _ -> called(at);
      case RunEvent.StepReminded _ -> reminded(at);
      case RunEvent.StepOverran _ -> overran();
      case RunEvent.StepTaken e -> takenBy(e.by(), at);
      case RunEvent.StepAssigned e ->
        new StepRun(step, owners, Optional.of(e.to()), attempt, called, status, hosts, touched);
      case RunEvent.StepStarted e -> with(new Running(e.by(), at));
      case RunEvent.StepDone e -> done(e, at);
      case RunEvent.StepFailed e -> with(new Failed(e.why(), at));
      case RunEvent.StepSkipped e -> with(new Skipped(e.why(), at));
      case RunEvent.StepRedone e -> waiting(e.attempt());
      case RunEvent.StepWithdrawn _ -> waiting(attempt);
      case RunEvent.StepStopped _ -> with(new Stopped(at));
      case RunEvent.StepUnknown e -> with(new Unknown(e.why(), at));
    };
  }

  private StepRun called(Instant at) {
    return new StepRun(step, owners, offeredTo, attempt, Optional.of(at), new Called(at, 0, at),
        hosts, touched);
  }

  private StepRun reminded(Instant at) {
    return status instanceof Called c ? with(new Called(c.at(), c.reminders() + 1, at)) : this;
  }

  private StepRun overran() {
    return status instanceof Taken t ? with(new Taken(t.by(), t.at(), true)) : this;
  }

  private StepRun takenBy(PersonId by, Instant at) {
    var theirs = owners.include(by)
        ? owners
        : new Owners(1, List.of(by), false, owners.deputy());
    return new StepRun(step, theirs, Optional.empty(), attempt, called,
        new Taken(by, at, false), hosts, true);
  }

  private StepRun done(RunEvent.StepDone event, Instant at) {
    var ended = event.at().orElse(at);
    var began = begun().filter(ended::isAfter).orElse(ended);
    return with(new Done(event.how(), event.by(), began, ended));
  }

  /** When somebody or something set to work on the present attempt. */
  public Optional<Instant> begun() {
    return switch (status) {
      case Taken t -> Optional.of(t.at());
      case Running r -> Optional.of(r.since());
      case Done d -> Optional.of(d.since());
      case Waiting _,Called _,Failed _,Skipped _,Stopped _,Unknown _,Closed _ -> called;
    };
  }

  /** Starts of the present attempt whose end is not known. */
  public Stream<HostName> hostsWithoutEnd() {
    return hosts.entrySet().stream().filter(h -> !h.getValue().ended()).map(Map.Entry::getKey);
  }

  /** Whether its command may still do something, or its outcome is still to be drawn. */
  public boolean active() {
    return status instanceof Running || hosts.values().stream().anyMatch(h -> !h.ended());
  }

  StepRun on(HostName host, OnHost now) {
    var next = new LinkedHashMap<>(hosts);
    next.put(host, now);
    return new StepRun(step, owners, offeredTo, attempt, called, status, next, touched);
  }

  private StepRun waiting(int nextAttempt) {
    return new StepRun(step, owners, offeredTo, nextAttempt, Optional.empty(), new Waiting(),
        new LinkedHashMap<>(), touched);
  }

  StepRun with(StepStatus next) {
    return new StepRun(step, owners, offeredTo, attempt, called, next, hosts,
        touched || next.mayHaveChangedSomething());
  }
}
