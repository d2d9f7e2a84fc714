package rollcall.plans.engine;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Plan;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.site.Policy;

/** Why a run cannot be opened. */
public sealed interface Obstacle {
  /** The plan uses keys that this version cannot run. */
  record Unbuilt(List<Plan.Unbuilt> keys) implements Obstacle {}

  record NoDate() implements Obstacle {}

  /** The plan means a time of that day that comes {@code often}, never or twice, there. */
  record ClockChanges(LocalDateTime at, ZoneId zone, int often) implements Obstacle {}

  /** These people of the plan are not in the people file. */
  record Strangers(List<PersonId> people) implements Obstacle {}

  /** By policy {@code who} may not; where {@code could} is empty nobody may. */
  record NotAllowed(PersonId who, Policy.Power power, List<PersonId> could) implements Obstacle {}

  /** No permit covers these commands there, or the host is not in the plan's environment. */
  record NotPermitted(Map<StepId, List<HostName>> steps,
      Map<StepId, StepNumber> numbers) implements Obstacle {}

  record OtherChannel(List<String> channels) implements Obstacle {}

  record SecretVariable(String name) implements Obstacle {}
}
