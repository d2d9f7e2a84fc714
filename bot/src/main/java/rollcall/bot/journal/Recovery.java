package rollcall.bot.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the start had to mend: lines that one copy had and the other lacked, bytes that were torn,
 * and a damaged database.
 */
public record Recovery(long linesIntoDatabase, long linesIntoCopy, long bytesCut,
    Optional<Damage> damage) {
  /** Why H2 could not read its file, and what that is called now. */
  public record Damage(String reason, String keptAs) {}

  public boolean isNothing() {
    return linesIntoDatabase == 0 && linesIntoCopy == 0 && bytesCut == 0 && damage.isEmpty();
  }

  /** What was mended, for the person at the machine, in one line. */
  public String words() {
    List<String> said = new ArrayList<>();
    damage.ifPresent(found -> said.add("journal.mv.db was damaged (" + found.reason()
        + ") and is now kept as " + found.keptAs()));
    if (linesIntoDatabase > 0) {
      said.add("lines that only journal.ndjson had, now in journal.mv.db: " + linesIntoDatabase);
    }
    if (linesIntoCopy > 0) {
      said.add("lines that only journal.mv.db had, now in journal.ndjson: " + linesIntoCopy);
    }
    if (bytesCut > 0) {
      said.add("bytes of a torn end, cut from journal.ndjson: " + bytesCut);
    }
    return String.join("; ", said);
  }
}
