package rollcall.commands.grammar;

import java.time.LocalDate;
import java.util.Optional;
import rollcall.plans.model.Environment;
import rollcall.plans.model.PlanId;
import rollcall.plans.run.Request;

/** What a line of text turned out to be. */
public sealed interface Heard {
  /** Something is asked of a run. */
  record Ask(Request request) implements Heard {}

  /** Somebody wants to see something; nothing changes. */
  record Look(Question question) implements Heard {}

  /** A run is to be opened, or a rehearsal of one; it belongs to none yet. */
  record Open(PlanId plan, Optional<Environment> environment,
      Optional<LocalDate> date, boolean rehearsal) implements Heard {}

  /** The run is to go by the plan's file as it stands now, which belongs to no line of chat. */
  record Amend() implements Heard {}

  /**
   * Meant for the bot and not understood: nothing happens. {@code what} was wrong, in foreign words
   * perhaps; {@code nearest} is the right word, if one is near; {@code usage} is how the verb is
   * typed, prefix and all, empty where no verb was recognised.
   */
  record Unclear(String what, Optional<String> nearest, String usage) implements Heard {}

  /** People talking among themselves. */
  record Talk() implements Heard {}
}
