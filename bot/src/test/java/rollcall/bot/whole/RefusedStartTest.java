package rollcall.bot.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.bot.journal.JournalCopy;
import rollcall.bot.journal.JournalStore;

/** What keeps the program from serving: one clear line, exit 1, and nothing has happened. */
class RefusedStartTest {
  @TempDir
  Path folder;

  @BeforeEach
  void aSite() throws IOException {
    write("people.yaml", "thomas: { name: Thomas Amsler }\n");
    write("rollcall.yaml", "people: people.yaml\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Path state() {
    return folder.resolve("state");
  }

  private String refusal() {
    try (var program = BotProgram.start(folder,
        Map.of("ROLLCALL_HOME", state().toString(), "USER", "operator"), List.of(), "serve",
        "--config", folder.resolve("rollcall.yaml").toString())) {
      assertThat(program.exit()).as(program.errors()).isEqualTo(1);
      assertThat(program.output()).isEmpty();
      assertThat(program.errors().lines()).hasSize(1);
      return program.errors().strip();
    }
  }

  private void assertNoJournal() {
    assertThat(state().resolve(JournalCopy.FILE_NAME)).doesNotExist();
    assertThat(state().resolve("config")).doesNotExist();
  }

  @Test
  void anUnknownKeyIsNamedWithItsPlaceAndTheNearestRightOne() throws IOException {
    write("rollcall.yaml", "peple: people.yaml\n");
    assertThat(refusal())
        .endsWith("rollcall.yaml:1:1: no key of a configuration `peple`; did you mean `people`?");
    assertNoJournal();
  }

  @Test
  void aMissingEnvironmentVariableIsNamed() throws IOException {
    write("rollcall.yaml", "people: ${NO_SUCH_VARIABLE}\n");
    assertThat(refusal())
        .endsWith("rollcall.yaml:1:9: the environment has no variable `NO_SUCH_VARIABLE`");
    assertNoJournal();
  }

  @Test
  void aFileThatOthersMayWriteDoesNotRule() throws IOException {
    var people = folder.resolve("people.yaml");
    Files.setPosixFilePermissions(people, PosixFilePermissions.fromString("rw-rw-r--"));
    assertThat(refusal()).endsWith("others may write " + people
        + "; look at what is in it, then: chmod go-w " + people);
    assertNoJournal();
  }

  @Test
  void datesOfRegistrationThatCannotBeReadAreNamed() throws IOException {
    Files.createDirectory(state(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(state().resolve("registrations"), "alice\n");
    assertThat(refusal()).contains("the dates of registration in "
        + state().resolve("registrations") + " cannot be read: line 1");
  }

  @Test
  void aJournalThatAnotherProcessHoldsIsLeftAlone() throws IOException {
    try (var other = JournalStore.open(state(), failed -> {
      throw failed;
    })) {
      var copy = Files.readAllBytes(state().resolve(JournalCopy.FILE_NAME));
      assertThat(refusal()).contains("another process holds the journal in " + state());
      assertThat(Files.readAllBytes(state().resolve(JournalCopy.FILE_NAME))).isEqualTo(copy);
      assertThat(other.head().position()).isZero();
      assertThat(state().resolve("config")).doesNotExist();
    }
  }
}
