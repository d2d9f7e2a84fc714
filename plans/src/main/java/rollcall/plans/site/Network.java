package rollcall.plans.site;

import static rollcall.plans.shape.Key.required;

import rollcall.plans.shape.Key;
import rollcall.plans.shape.Shape;
import rollcall.plans.shape.Text;

/**
 * A chat network that the bot goes to, as it is configured. Every kind stands here: whoever makes
 * its gateway has to tell them apart.
 */
public sealed interface Network permits Irc {
  /** The form of its name, which the people file and the names of rooms elsewhere use too. */
  String FORM = "[a-z][a-z0-9-]{0,39}";

  Shape<String> NETWORK_NAME = Text.word("the name of a network", "libera", FORM);

  /** Every kind has it. */
  Key<String> NAME = required("name", NETWORK_NAME, "as the people file has it");

  /** Unique in a configuration. */
  String name();

  /** What people there call the bot: {@code rollcall: next} is a request. */
  String botName();
}
