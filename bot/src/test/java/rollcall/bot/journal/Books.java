package rollcall.bot.journal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Journals for tests: entries whose payload tells which they are. */
final class Books {
  static final Instant EIGHT = Instant.parse("2026-03-07T08:00:00.123456Z");

  private Books() {}

  static Draft draft(String run, long number) {
    return new Draft(run, number, EIGHT.plusSeconds(number), payload(run, number));
  }

  static String payload(String run, long number) {
    return "{\"is\":\"Noted\",\"text\":\"" + run + " – entry " + number + "\"}";
  }

  static JournalStore open(Path folder) {
    return JournalStore.open(folder, e -> {
    });
  }

  /** Appends entries `from` to `to` of a run, one after the other. */
  static void write(JournalStore store, String run, long from, long to) {
    for (long number = from; number <= to; number++) {
      appended(store, run, number);
    }
  }

  static Appended.Written appended(JournalStore store, String run, long number) {
    return (Appended.Written) store.append(List.of(draft(run, number))).join();
  }

  static List<Line> lines(JournalStore store) {
    List<Line> lines = new ArrayList<>();
    store.read(lines::add);
    return lines;
  }
}
