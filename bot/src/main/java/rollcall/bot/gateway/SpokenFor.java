package rollcall.bot.gateway;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.RunState;

/**
 * {@code as prabhu: !ack 3}, a line that is said for another; {@code as prabhu} alone, with no
 * words, is meant for all that follow. Whether it counts is the listener's to say.
 */
public record SpokenFor(String who, String words) {
  private static final Pattern AS = Pattern
      .compile("\\s*as\\s+([A-Za-z][A-Za-z0-9._-]{0,63})(?:\\s*:\\s*(.{0,1000}))?\\s*",
          Pattern.DOTALL);

  /** Empty where the line is not said for another. */
  public static Optional<SpokenFor> read(String line) {
    var as = AS.matcher(line);
    return as.matches()
        ? Optional.of(new SpokenFor(as.group(1),
            Optional.ofNullable(as.group(2)).map(String::strip).orElse("")))
        : Optional.empty();
  }

  /** Whether what is said is for the bot. */
  boolean says(String prefix) {
    return words.startsWith(prefix);
  }

  /** Whom {@code speaker} speaks for; empty for somebody not rehearsed, or a suspended speaker. */
  Optional<PersonId> among(RunState rehearsal, PersonId speaker) {
    var suspended = rehearsal.facts().duty().suspended().contains(speaker);
    return people(rehearsal).stream().filter(p -> p.value().equals(who) && !suspended).findFirst();
  }

  private static List<PersonId> people(RunState rehearsal) {
    return rehearsal.opening().listed();
  }
}
