package rollcall.bot.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the start had to mend: lines that one copy had and the other lacked, bytes that were torn,
 * and, by H2's reason, a damaged database, which is kept as KEPT_NAME.
 */
public record Recovery(long linesIntoDatabase, long linesIntoCopy, long bytesCut,
    Optional<String> damage) {
  /** What a damaged database is called afterwards. */
  public static final String KEPT_NAME = "journal.damaged.mv.db";

  public boolean isNothing() {
    return linesIntoDatabase == 0 && linesIntoCopy == 0 && bytesCut == 0 && damage.isEmpty();
  }

  /** What was mended, for the person at the machine, in one line. */
  public String words() {
    List<String> said = new ArrayList<>();
    damage.ifPresent(reason -> said.add("journal.mv.db was damaged (" + reason
        + ") and is now kept as " + KEPT_NAME));
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
