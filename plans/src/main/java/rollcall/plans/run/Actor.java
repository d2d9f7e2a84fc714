package rollcall.plans.run;

import rollcall.plans.model.Account;
import rollcall.plans.model.PersonId;

/** Who is behind an entry. */
public sealed interface Actor {
  /** A person of the people file, and the account that said it. */
  record Person(PersonId id, Account account) implements Actor {}

  /** Somebody on the bot's own machine, by the name the system knows. */
  record Operator(String user) implements Actor {}

  /** Nobody: it followed by itself. */
  record Bot() implements Actor {}
}
