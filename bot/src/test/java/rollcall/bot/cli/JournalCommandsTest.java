package rollcall.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.bot.journal.Journal;
import rollcall.bot.journal.JournalCopy;
import rollcall.bot.journal.JournalStore;
import rollcall.plans.model.Account;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Entry;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunId;

class JournalCommandsTest {
  private static final Instant EIGHT = Instant.parse("2026-03-07T08:00:00.123456Z");
  @TempDir
  private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  @Test
  void aLineSaysWhereWhenWhoAndWhat() throws Exception {
    journal();
    assertThat(shell.run("journal", "show")).isZero();
    assertThat(shell.out().lines()).containsExactly(
        "1 2026-03-07T08:00:00Z small-1 #1 sandra Noted {\"text\":\"one\"}",
        "2 2026-03-07T08:00:01Z small-1 #2 bot Noted {\"text\":\"two\"}",
        "3 2026-03-07T08:00:02Z other-1 #1 root Noted {\"text\":\"three\"}");
  }

  @Test
  void oneRunIsShownAlone() throws Exception {
    journal();
    assertThat(shell.run("journal", "show", "other-1")).isZero();
    assertThat(shell.out().lines()).hasSize(1).allMatch(line -> line.contains("three"));
  }

  @Test
  void aRunThatIsNotThereIsSaidToBeNone() throws Exception {
    journal();
    assertThat(shell.run("journal", "show", "othre-1")).isEqualTo(1);
    refused("no run othre-1", "journal show");
  }

  @Test
  void aGoodJournalIsGoodUpToTheHeadThatWasKept() throws Exception {
    var head = journal().split(" ", 2);
    assertThat(shell.run("journal", "verify")).isZero();
    assertThat(shell.out()).isEqualTo("good: 3 lines, head " + head[0] + " " + head[1] + "\n");
    assertThat(shell.run("journal", "verify", head[0], head[1])).isZero();
  }

  @Test
  void aHeadThatIsNotTheJournalsIsBad() throws Exception {
    journal();
    assertThat(shell.run("journal", "verify", "3", "0123456789abcdef0123")).isEqualTo(1);
    refused("the journal is BAD");
    assertThat(shell.run("journal", "verify", "9", "0123456789abcdef0123")).isEqualTo(1);
    refused("the journal is BAD");
    assertThat(shell.run("journal", "verify", "3", "abc")).isEqualTo(2);
  }

  @Test
  void aJournalThatWasChangedOrCutIsBad() throws Exception {
    journal();
    var text = Files.readString(copy());
    Files.writeString(copy(), text.replace("two", "TWO"));
    assertThat(shell.run("journal", "verify")).isEqualTo(1);
    refused("the journal is BAD from line");
    assertThat(shell.run("journal", "show")).isEqualTo(1);
    refused("the journal is BAD from line");
    Files.writeString(copy(), text.substring(0, text.length() - 20));
    assertThat(shell.run("journal", "verify")).isEqualTo(1);
    refused("(torn)");
  }

  @Test
  void withoutItsKeyTheChainAloneIsChecked() throws Exception {
    journal();
    Files.delete(shell.state().resolve(JournalCopy.KEY_NAME));
    assertThat(shell.run("journal", "verify")).isZero();
    assertThat(shell.out()).contains("the key is not here");
  }

  @Test
  void whereThereIsNoJournalEachSaysWhereItLooked() {
    for (var verb : List.of("show", "verify", "restore")) {
      assertThat(shell.run("journal", verb)).isEqualTo(1);
      refused("there is no journal in " + shell.state(), "ROLLCALL_HOME");
    }
  }

  @Test
  void aLostDatabaseIsRestored() throws Exception {
    journal();
    Files.delete(shell.state().resolve("journal.mv.db"));
    assertThat(shell.run("journal", "restore")).isZero();
    assertThat(shell.out()).startsWith("restored up to 3 ");
    assertThat(shell.state().resolve("journal.mv.db")).exists();
  }

  @Test
  void aDatabaseThatIsThereIsNotReplaced() throws Exception {
    journal();
    assertThat(shell.run("journal", "restore")).isEqualTo(1);
    refused("is there already: nothing was restored; with --overwrite it is replaced, and kept as");
    assertThat(shell.run("journal", "restore", "--overwrite")).isZero();
  }

  @Test
  void besideARunningBotItIsReadAndNotRestored() throws Exception {
    journal();
    try (var _ = JournalStore.open(shell.state(), e -> {
    })) {
      assertThat(shell.run("journal", "verify")).isZero();
      assertThat(shell.run("journal", "show")).isZero();
      assertThat(shell.run("journal", "restore")).isEqualTo(1);
      refused("another process holds the journal", "stop it first");
      assertThat(shell.run("serve")).isEqualTo(1);
      assertThat(shell.err().lines()).hasSize(1);
    }
  }

  @Test
  void stopAllWithNothingToStopSaysSo() throws Exception {
    assertThat(shell.run("stop-all")).isEqualTo(1);
    refused("nothing to stop");
  }

  @Test
  void servingWithoutAConfigurationIsThisTerminalForTheLocalUser() throws Exception {
    assertThat(shell.typing("!status\n!open nothing\nas thomas: !ack\n", "serve")).isZero();
    assertThat(shell.out()).contains("rollcall: sandra: no run is open here.")
        .contains("`as` works in the demo and in rehearsals only. Type !help. Nothing happened.");
    assertThat(shell.err()).isEmpty();
  }

  @Test
  void servingWithAConfigurationThatIsNotThereIsOneLine() {
    assertThat(shell.run("serve", "--config", "no-such.yaml")).isEqualTo(1);
    refused("no-such.yaml");
  }

  @Test
  void aStateFolderThatOthersMayWriteToIsRefused() throws Exception {
    Files.createDirectory(shell.state());
    Files.setPosixFilePermissions(shell.state(), PosixFilePermissions.fromString("rwxrwxrwx"));
    for (var words : List.of("serve", "stop-all")) {
      assertThat(shell.run(words)).isEqualTo(1);
      refused("others may write in the state folder", "chmod 700");
    }
  }

  @Test
  void aStateFolderThatIsAFileIsRefused() throws Exception {
    Files.writeString(shell.state(), "");
    assertThat(shell.run("serve")).isEqualTo(1);
    refused("is not a folder", "ROLLCALL_HOME");
  }

  /** Three entries of two runs; gives the head. */
  private String journal() throws IOException {
    try (var store = JournalStore.open(shell.state(), e -> {
    })) {
      var journal = new Journal(store);
      var sandra = new Actor.Person(new PersonId("sandra"), new Account("irc", "sandra"));
      journal.append(new RunId("small-1"), List.of(entry(1, 0, sandra, "one")));
      journal.append(new RunId("small-1"), List.of(entry(2, 1, new Actor.Bot(), "two")));
      journal.append(new RunId("other-1"),
          List.of(entry(1, 2, new Actor.Operator("root"), "three")));
      return journal.head().toString();
    }
  }

  private static Entry entry(long number, long seconds, Actor by, String text) {
    return new Entry(number, EIGHT.plusSeconds(seconds), by, new RunEvent.Noted(text));
  }

  private Path copy() {
    return shell.state().resolve(JournalCopy.FILE_NAME);
  }

  /** One line on stderr, ours, that holds each of these. */
  private void refused(String... parts) {
    assertThat(shell.err().lines()).hasSize(1);
    assertThat(shell.err()).startsWith("rollcall: ").contains(parts)
        .doesNotContain("broken");
  }
}
