package rollcall.bot.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed in the middle of writing, and what is there afterwards. */
class KillLoopTest {
  private static final int KILLS = 30;
  private static final int CONTROL_KILLS = 10;
  private static final int PATIENCE_SECONDS = 60;
  private static final int LONGEST_LIFE_MILLIS = 200;

  @TempDir
  Path home;

  /** Lets a child write for a random while after it is open, kills it, returns what it answered. */
  private static List<String> liveAndDie(Path folder, String way, int threads, Random random)
      throws IOException, InterruptedException {
    Process child = AppendingChild.start(folder, way, threads);
    var said = new AppendingChild.Said(child);
    try {
      assertThat(said.isOpen()).isTrue();
      boolean ended = child.waitFor(1 + random.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS);
      assertThat(ended).isFalse();
    } finally {
      child.toHandle().destroyForcibly();
    }
    return said.kill();
  }

  @Test
  void nothingThatWasAnsweredIsLostInThirtyKills() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    Path folder = home.resolve("state");
    Map<Long, String> answered = new HashMap<>();
    for (int kill = 1; kill <= KILLS; kill++) {
      for (String said : liveAndDie(folder, "store", kill % 2 == 0 ? 8 : 1, random)) {
        String[] words = said.split(" ", 2);
        answered.put(Long.parseLong(words[0]), words[1]);
      }
      try (var store = Books.open(folder)) {
        Map<Long, String> found = new HashMap<>();
        store.read(line -> found.put(line.position(), line.hash().hex()));
        assertThat(found.entrySet()).as("after kill %s, seed %s", kill, seed)
            .containsAll(answered.entrySet());
        assertThat(JournalCopy.verify(folder.resolve(JournalCopy.FILE_NAME), Optional
            .of(store.head()))).isEqualTo(new Verdict.Good(store.head(), true));
      }
    }
    assertThat(answered).hasSizeGreaterThan(KILLS);
  }

  /** The control: it shows that the kills above come at moments that matter. */
  @Test
  void aCommitOnTheDefaultUrlIsLostInAKill() throws Exception {
    var random = new Random(1);
    Path folder = Files.createDirectories(home.resolve("plain"));
    int losses = 0;
    for (int kill = 1; kill <= CONTROL_KILLS && losses == 0; kill++) {
      List<String> said = new ArrayList<>(liveAndDie(folder, "plain", 1, random));
      if (!said.isEmpty() && lastOnDisk(folder) < Long.parseLong(said.getLast())) {
        losses++;
      }
    }
    assertThat(losses).isPositive();
  }

  /** 0 for a database that cannot be opened any more: that has lost all. */
  private static long lastOnDisk(Path folder) {
    try (var connection = DriverManager.getConnection(AppendingChild.plainUrl(folder), "sa", "");
        var sql = connection.createStatement();
        var last = sql.executeQuery("SELECT COALESCE(MAX(position), 0) FROM line")) {
      last.next();
      return last.getLong(1);
    } catch (SQLException e) {
      return 0;
    }
  }

  @Test
  void aJournalThatAnotherProcessHoldsIsNotOpened() throws Exception {
    Path folder = home.resolve("state");
    Process child = AppendingChild.start(folder, "store", 1);
    var said = new AppendingChild.Said(child);
    try {
      assertThat(said.isOpen()).isTrue();
      assertThatThrownBy(() -> Books.open(folder)).isInstanceOf(JournalException.class)
          .hasMessageContaining("another process holds the journal in " + folder);
      Verdict beside = JournalCopy.verify(folder.resolve(JournalCopy.FILE_NAME), Optional.empty());
      assertThat(beside).isInstanceOf(Verdict.Good.class);
    } finally {
      said.kill();
    }
  }

  @Test
  void aProcessThatMayWriteNoMoreEndsAndHasLostNoAnswer() throws Exception {
    Path folder = home.resolve("state");
    Process child = AppendingChild.startLimited(folder, 2_000);
    var said = new AppendingChild.Said(child);
    assertThat(said.isOpen()).isTrue();
    assertThat(child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isEqualTo(AppendingChild.FATAL);
    List<String> answered = said.kill();
    assertThat(answered).isNotEmpty();
    try (var store = Books.open(folder)) {
      assertThat(Books.lines(store)).extracting(line -> line.position() + " " + line.hash())
          .containsAll(answered);
    }
  }
}
