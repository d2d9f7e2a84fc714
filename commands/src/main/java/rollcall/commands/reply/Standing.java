package rollcall.commands.reply;

import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/** How a step stands, in a few words: whose it is and since when. */
final class Standing {
  private Standing() {}

  static String of(StepRun step, Sight now) {
    return switch (step.status()) {
      case StepStatus.Waiting _ -> "waiting";
      case StepStatus.Called c -> "waits for " + Sight.or(OfCalls.people(step)).text() + " since "
          + now.clock(c.at());
      case StepStatus.Taken t -> "taken by " + t.by() + " since " + now.clock(t.at());
      case StepStatus.Running r -> "its command runs since " + now.clock(r.since());
      case StepStatus.Checking c -> "said to be done, being checked since " + now.clock(c.since());
      case StepStatus.NoGo n -> "NO-GO " + now.clock(n.at());
      case StepStatus.Unanswered u -> "not answered, since " + now.clock(u.at());
      case StepStatus.Done d when d.how() == StepStatus.How.BY_VOTE -> "go " + now.clock(d.at());
      case StepStatus.Done d when d.how() == StepStatus.How.BY_ITSELF ->
        "reached " + now.clock(d.at());
      case StepStatus.Done d -> "done " + now.clock(d.at());
      case StepStatus.Failed f -> "FAILED " + now.clock(f.at());
      case StepStatus.Skipped s -> "skipped " + now.clock(s.at());
      case StepStatus.Stopped s -> "STOPPED " + now.clock(s.at());
      case StepStatus.Unknown u ->
        "not known " + OfSteps.whether(step) + ", since " + now.clock(u.at());
      case StepStatus.Closed _ -> "closed";
    };
  }
}
