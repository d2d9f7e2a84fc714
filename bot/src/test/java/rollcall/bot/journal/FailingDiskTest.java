package rollcall.bot.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that does not take what is written: the store ends, says so, and has lost no answer. */
class FailingDiskTest {
  private static final long PATIENCE_SECONDS = 20;

  @TempDir
  Path home;

  private final CompletableFuture<JournalException> fatal = new CompletableFuture<>();

  private Path folder() {
    return home.resolve("state");
  }

  private JournalException ended() throws Exception {
    return fatal.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private void assertEnded(JournalStore store, List<Line> answered, String reason)
      throws Exception {
    List<CompletableFuture<Appended>> doomed = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      doomed.add(store.append(List.of(Books.draft("doomed " + i, 1))));
    }
    for (var each : doomed) {
      assertThatThrownBy(() -> each.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .hasCauseInstanceOf(JournalException.class).hasMessageContaining("could not be written")
          .hasMessageContaining(reason);
    }
    assertThat(ended()).hasMessageContaining(reason);
    assertThat(store.moveCursor("#release", 1)).isCompletedExceptionally();
    store.close();
    try (var again = Books.open(folder())) {
      assertThat(Books.lines(again)).containsAll(answered);
      assertThat(Books.appended(again, "after", 1).lines()).hasSize(1);
    }
  }

  @Test
  void aForceOfTheSecondCopyThatFailsEndsTheStore() throws Exception {
    var disk = new TestDisk();
    var store = JournalStore.open(folder(), fatal::complete, disk.asDisk());
    Books.write(store, "a", 1, 10);
    List<Line> answered = Books.lines(store);
    disk.failForces(".ndjson");
    assertEnded(store, answered, "Input/output error");
  }

  @Test
  void aForceOfTheDatabaseThatFailsEndsTheStore() throws Exception {
    var disk = new TestDisk();
    var store = JournalStore.open(folder(), fatal::complete, disk.asDisk());
    Books.write(store, "a", 1, 10);
    List<Line> answered = Books.lines(store);
    disk.failForces(".mv.db");
    assertEnded(store, answered, "Input/output error");
  }

  @Test
  void aWriteToTheDatabaseThatFailsEndsTheStore() throws Exception {
    var disk = new TestDisk();
    var store = JournalStore.open(folder(), fatal::complete, disk.asDisk());
    Books.write(store, "a", 1, 10);
    List<Line> answered = Books.lines(store);
    disk.failWrites(".mv.db");
    assertEnded(store, answered, "No space left");
  }

  @Test
  void aWriteToTheSecondCopyThatFailsEndsTheStore() throws Exception {
    var disk = new TestDisk();
    var store = JournalStore.open(folder(), fatal::complete, disk.asDisk());
    Books.write(store, "a", 1, 10);
    List<Line> answered = Books.lines(store);
    disk.failWrites(".ndjson");
    assertEnded(store, answered, "No space left");
  }

  @Test
  void aStateFolderThatCannotBeWrittenStopsTheStartInOneLine() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "");
    assertThatThrownBy(() -> Books.open(file.resolve("state"))).isInstanceOf(JournalException.class)
        .hasMessageContaining("cannot be opened").message().doesNotContain("\n");
  }
}
