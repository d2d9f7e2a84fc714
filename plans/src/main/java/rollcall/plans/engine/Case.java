package rollcall.plans.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Plan;
import rollcall.plans.run.RunState;

/** One request before the engine: the run, who asks, and the moment. */
record Case(RunState state, PersonId by, Optional<Instant> saidAt, Moment moment) {
  Instant now() {
    return moment.now();
  }

  Plan plan() {
    return state.plan();
  }

  List<PersonId> leads() {
    return state.leads();
  }

  boolean isLead() {
    return leads().contains(by);
  }

  boolean isListed() {
    return isListed(by);
  }

  boolean isListed(PersonId who) {
    return state.opening().directory().contains(who)
        && !state.facts().duty().suspended().contains(who);
  }

  /** Whether a second word of theirs is looked at; to whose question is another matter. */
  boolean mayAnswer() {
    return isListed() && !state.course().ended();
  }
}
