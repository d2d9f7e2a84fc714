package rollcall.commands.reply;

import java.util.List;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Request;

/**
 * What the bot says, whatever the network: to whom, in which lines, and what may be answered.
 * Gateways address it, write it out, and may make buttons of the offers. No line is longer than
 * {@link #WIDTH} characters, the names of those called and a separator counted.
 */
public record Message(Audience to, List<String> lines, List<Request> offers) {
  /** The most characters of a line. */
  public static final int WIDTH = 160;

  public Message {
    lines = List.copyOf(lines);
    offers = List.copyOf(offers);
  }

  /** Whom a message is for. */
  public sealed interface Audience {
    /** The run's channel. */
    record Everyone() implements Audience {}

    /** The run's channel, with these people mentioned at the line's start. */
    record Called(List<PersonId> people) implements Audience {
      public Called {
        people = List.copyOf(people);
      }
    }

    /** Whoever asked, where they asked. */
    record Asker() implements Audience {}

    /** This person alone, in private. */
    record Privately(PersonId who) implements Audience {}
  }
}
