package rollcall.plans.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Answers.Found.Bad;
import rollcall.plans.run.Answers.Found.Hindered;
import rollcall.plans.run.Answers.Found.Ok;
import rollcall.plans.run.Answers.Found.Unlooked;
import rollcall.plans.run.RunEvent.OfStep;
import rollcall.plans.run.StepStatus.Called;
import rollcall.plans.run.StepStatus.Checking;
import rollcall.plans.run.StepStatus.Done;
import rollcall.plans.run.StepStatus.Failed;
import rollcall.plans.run.StepStatus.NoGo;
import rollcall.plans.run.StepStatus.Running;
import rollcall.plans.run.StepStatus.Skipped;
import rollcall.plans.run.StepStatus.Stopped;
import rollcall.plans.run.StepStatus.Taken;
import rollcall.plans.run.StepStatus.Unanswered;
import rollcall.plans.run.StepStatus.Unknown;
import rollcall.plans.run.StepStatus.Waiting;

/** What an event of {@code at} makes of a step. */
record StepChange(StepRun run, Instant at) {

  StepRun by(OfStep event) {
    return switch (event) {
      case RunEvent.GateAnnounced _ -> run.with(new Waiting(true));
      case RunEvent.StepCalled _ -> called();
      case RunEvent.StepReminded _ -> reminded();
      case RunEvent.StepOverran _ -> overran(run, Optional.of(StepStatus.Asked.from(at)));
      case RunEvent.StepTaken e -> takenBy(e.by());
      case RunEvent.StepAccepted e -> ownedBy(e.by());
      case RunEvent.StepAssigned e -> offered(new StepRun.Offer(e.to(), e.from()));
      case RunEvent.StepExtended e -> overran(run.with(run.answers().until(e.until())),
          Optional.empty());
      case RunEvent.StepStarted e -> run.with(new Running(e.by(), at, false));
      case RunEvent.ShareDone e -> shared(e.by());
      case RunEvent.StepChecking e -> run.with(new Checking(e.how(), e.by(),
          run.begun().orElse(at), e.at(), StepStatus.Asked.from(at)));
      case RunEvent.StepDone e -> done(e);
      case RunEvent.StepReached _ ->
        run.with(new Done(StepStatus.How.BY_ITSELF, Optional.empty(), at, at));
      case RunEvent.StepUndone e -> undone(e.by());
      case RunEvent.StepFailed e -> run.with(new Failed(e.why(), at));
      case RunEvent.StepSkipped e -> run.with(new Skipped(e.why(), at, e.byItself()));
      case RunEvent.StepRedone e -> run.waiting(e.attempt(), kept(e.kept()));
      case RunEvent.StepWithdrawn _ -> run.waiting(run.attempt(), run.starts());
      case RunEvent.StepStopped _ -> run.with(new Stopped(at));
      case RunEvent.StepUnknown e -> run.with(new Unknown(e.why(), runBy(), at));
      case RunEvent.VoteCast e ->
        run.with(run.answers().voted(e.by(), new Answers.Vote(e.go(), e.why(), at)));
      case RunEvent.GateRefused e -> run.with(new NoGo(e.why(), at));
      case RunEvent.GateUnanswered _ -> run.with(new Unanswered(at));
      case RunEvent.CheckPassed e -> found(e.check(), new Ok(e.by(), at));
      case RunEvent.CheckFailed e -> found(e.check(), new Bad(e.why(), at));
      case RunEvent.CheckAssigned e -> run.with(run.answers().looker(e.check(), e.to()));
      case RunEvent.CheckHindered e -> found(e.check(), new Hindered(e.why(), at));
      case RunEvent.CheckSkipped e -> found(e.check(), new Unlooked(e.why(), at));
    };
  }

  private StepRun called() {
    return new StepRun(run.step(), run.owners(), run.offer(), run.attempt(), Optional.of(at),
        new Called(at, 0, at), run.starts(), run.touched(), run.answers());
  }

  private StepRun reminded() {
    return switch (run.status()) {
      case Called c -> run.with(new Called(c.at(), c.reminders() + 1, at));
      case Checking c ->
        run.with(new Checking(c.how(), c.by(), c.since(), c.at(), c.asked().again(at)));
      case Taken t -> overran(run, t.overran().map(asked -> asked.again(at)));
      case StepStatus _ -> run;
    };
  }

  private static StepRun overran(StepRun run, Optional<StepStatus.Asked> asked) {
    return switch (run.status()) {
      case Taken t -> run.with(new Taken(t.by(), t.at(), asked));
      case Running r -> run.with(new Running(r.by(), r.since(), asked.isPresent()));
      case StepStatus _ -> run;
    };
  }

  private Optional<PersonId> runBy() {
    return switch (run.status()) {
      case Running r -> r.by();
      case Checking c -> c.by();
      case StepStatus _ -> Optional.empty();
    };
  }

  /**
   * Who has done a share has touched it, whether they said before that they have it or not; what
   * they had given away of it, they have kept.
   */
  private StepRun shared(PersonId by) {
    var offer = run.offer().filter(o -> o.from().filter(by::equals).isEmpty());
    return new StepRun(run.step(), run.owners(), offer, run.attempt(), run.called(),
        run.status(), run.starts(), true, run.answers().ready(by));
  }

  private StepRun offered(StepRun.Offer next) {
    return new StepRun(run.step(), run.owners(), Optional.of(next), run.attempt(), run.called(),
        run.status(), run.starts(), run.touched(), run.answers());
  }

  private StepRun takenBy(PersonId by) {
    var handedOver = run.offeredTo().filter(by::equals).isPresent();
    var next = run.status() instanceof Taken t && !handedOver
        ? t
        : new Taken(by, at, Optional.empty());
    return ownedBy(by).with(run.answers().taker(by)).with(next);
  }

  /** An owner as before, instead of the owner who gave it away, or one more. */
  private StepRun ownedBy(PersonId by) {
    var owners = run.owners();
    var theirs = owners.include(by)
        ? owners
        : run.offeredTo().filter(by::equals).isPresent()
            ? owners.handedTo(by, run.offer().flatMap(StepRun.Offer::from), run.answers().takers())
            : owners.and(by);
    return new StepRun(run.step(), theirs, run.offer().filter(o -> !o.to().equals(by)),
        run.attempt(), run.called(), run.status(), run.starts(), run.touched(), run.answers());
  }

  private StepRun done(RunEvent.StepDone event) {
    var ended = event.at().orElse(at);
    var began = run.begun().filter(ended::isAfter).orElse(ended);
    return run.with(new Done(event.how(), event.by(), began, ended));
  }

  /**
   * It is in its owner's hands again. What its commands did was part of what was not done after
   * all: started again, they go over all hosts, as another attempt.
   */
  private StepRun undone(PersonId by) {
    return new StepRun(run.step(), run.owners(), run.offer(),
        run.starts().equals(Starts.NONE) ? run.attempt() : run.attempt() + 1, run.called(),
        new Taken(by, run.begun().orElse(at), Optional.of(new StepStatus.Asked(at, 1, at))),
        Starts.NONE, run.touched(),
        run.answers().anew().taker(by));
  }

  private StepRun found(CheckLetter check, Answers.Found what) {
    return run.with(run.answers().found(check, what));
  }

  /** What ended well on these hosts counts as run. */
  private Starts kept(List<HostName> kept) {
    var hosts = new LinkedHashMap<HostName, OnHost>();
    kept.forEach(host -> {
      if (run.starts().command().get(host) instanceof OnHost.Exited x) {
        hosts.put(host, new OnHost.Exited(x.status(), false, x.output()));
      }
    });
    return new Starts(hosts, new LinkedHashMap<>());
  }
}
