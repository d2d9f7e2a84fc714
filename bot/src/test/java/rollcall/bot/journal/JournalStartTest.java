package rollcall.bot.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the start does with what it finds in the state folder. */
class JournalStartTest {
  @TempDir
  Path home;

  private Path folder() {
    return home.resolve("state");
  }

  private Path file(String name) {
    return folder().resolve(name);
  }

  /** Leaves a closed journal of `entries` lines and, with the first, a document. */
  private List<Line> journal(int entries) {
    try (var store = Books.open(folder())) {
      store.append(List.of(Books.draft("a", 1)), List.of(new Document("a plan"))).join();
      store.append(LongStream.rangeClosed(2, entries).mapToObj(n -> Books.draft("a", n)).toList())
          .join();
      return Books.lines(store);
    }
  }

  private void assertWhole(List<Line> lines) {
    try (var store = Books.open(folder())) {
      assertThat(Books.lines(store)).isEqualTo(lines);
      assertThat(store.document(Digest.of("a plan"))).isPresent();
      Books.write(store, "a", lines.size() + 1, lines.size() + 1);
      assertThat(JournalCopy.verify(file("journal.ndjson"), Optional.of(store.head())))
          .isInstanceOf(Verdict.Good.class);
    }
  }

  private void assertRefused(String... parts) {
    assertThatThrownBy(() -> Books.open(folder())).isInstanceOf(JournalException.class)
        .hasMessageContainingAll(parts).message().doesNotContain("\n");
  }

  private void sql(String statement) throws SQLException {
    try (
        var connection = DriverManager
            .getConnection(Database.url(folder().resolve("journal"), "async:"), "rollcall", "");
        var sql = connection.createStatement()) {
      sql.execute(statement);
      sql.execute("SHUTDOWN");
    }
  }

  private void clear() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private void keep() throws IOException {
    Files.createDirectories(home.resolve("kept"));
    try (Stream<Path> files = Files.list(folder())) {
      for (Path file : files.toList()) {
        Files.copy(file, home.resolve("kept").resolve(file.getFileName()));
      }
    }
  }

  private void putBack(String name) throws IOException {
    Files.copy(home.resolve("kept").resolve(name), file(name), StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void aLostDatabaseIsRebuiltFromTheSecondCopy() throws IOException {
    List<Line> lines = journal(30);
    Files.delete(file("journal.mv.db"));
    try (var store = Books.open(folder())) {
      assertThat(store.recovery()).isEqualTo(new Recovery(30, 0, 0, Optional.empty()));
    }
    assertWhole(lines);
  }

  @Test
  void anOlderDatabaseIsCompletedFromTheSecondCopy() throws IOException {
    journal(10);
    keep();
    try (var store = Books.open(folder())) {
      Books.write(store, "a", 11, 30);
    }
    putBack("journal.mv.db");
    try (var store = Books.open(folder())) {
      assertThat(store.recovery()).isEqualTo(new Recovery(20, 0, 0, Optional.empty()));
      assertThat(Books.lines(store)).hasSize(30);
    }
  }

  @Test
  void aLostSecondCopyIsWrittenAnewFromTheDatabase() throws IOException {
    List<Line> lines = journal(1_300);
    byte[] before = Files.readAllBytes(file("journal.ndjson"));
    Files.delete(file("journal.ndjson"));
    try (var store = Books.open(folder())) {
      assertThat(store.recovery()).isEqualTo(new Recovery(0, 1_300, 0, Optional.empty()));
    }
    assertThat(file("journal.ndjson")).hasBinaryContent(before);
    assertWhole(lines);
  }

  @Test
  void atWhateverByteTheSecondCopyIsTornItIsCutAndCompleted() throws IOException {
    List<Line> lines = journal(3);
    byte[] whole = Files.readAllBytes(file("journal.ndjson"));
    for (int length = 0; length < whole.length; length += 97) {
      Files.write(file("journal.ndjson"), Arrays.copyOf(whole, length));
      try (var store = Books.open(folder())) {
        assertThat(Books.lines(store)).isEqualTo(lines);
      }
      assertThat(file("journal.ndjson")).hasBinaryContent(whole);
    }
  }

  @Test
  void aBadLineInTheMiddleOfTheSecondCopyStopsTheStart() throws IOException {
    journal(10);
    String text = Files.readString(file("journal.ndjson"));
    Files.writeString(file("journal.ndjson"), text.replace("entry 5", "entry 7"));
    assertRefused("journal.ndjson is bad at its line 7", "moved away");
  }

  @Test
  void aJournalThatLostItsEndInBothCopiesStopsTheStart() throws IOException {
    journal(10);
    keep();
    try (var store = Books.open(folder())) {
      Books.write(store, "a", 11, 12);
    }
    putBack("journal.mv.db");
    putBack("journal.ndjson");
    assertRefused("ends at line 10", "once went to 12", "backup");
  }

  @Test
  void anEmptyDatabaseAloneStopsTheStart() throws IOException {
    journal(3);
    Files.delete(file("journal.mv.db"));
    Files.delete(file("journal.ndjson"));
    assertRefused("ends at line 0", "once went to 3", "backup");
    assertRefused("ends at line 0", "once went to 3", "backup");
  }

  @Test
  void twoPastsFromOneLineOnStopTheStart() throws IOException {
    journal(10);
    keep();
    try (var store = Books.open(folder())) {
      Books.write(store, "a", 11, 12);
    }
    Path other = home.resolve("kept");
    Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwx------"));
    try (var store = Books.open(other)) {
      Books.write(store, "b", 1, 4);
    }
    putBack("journal.ndjson");
    assertRefused("differ from line 11");
  }

  @Test
  void aWholeJournalOfAnotherPastStopsTheStart() throws IOException {
    journal(10);
    keep();
    try (var store = Books.open(folder())) {
      Books.write(store, "a", 11, 12);
    }
    Path other = home.resolve("kept");
    Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwx------"));
    try (var store = Books.open(other)) {
      Books.write(store, "b", 1, 4);
    }
    putBack("journal.ndjson");
    putBack("journal.mv.db");
    assertRefused("line 12 is not the one that journal.sentinel remembers");
  }

  @Test
  void filesOfTwoStoresStopTheStart() throws IOException {
    journal(3);
    Path other = home.resolve("other");
    try (var store = Books.open(other)) {
      Books.write(store, "a", 1, 3);
    }
    Files.copy(other.resolve("journal.ndjson"), file("journal.ndjson"),
        StandardCopyOption.REPLACE_EXISTING);
    assertRefused("are not of one store");
  }

  @Test
  void aRowChangedInTheDatabaseStopsTheStart() throws Exception {
    for (String change : List.of("payload = X'7B7D' WHERE position = 4",
        "run = 'x' WHERE position = 4",
        "at = at + INTERVAL '1' SECOND WHERE position = 4", "mac = hash WHERE position = 4",
        "hash = payload_digest WHERE position = 4",
        "payload_digest = mac WHERE position = 4",
        "number = 77 WHERE position = 4", "position = 77 WHERE position = 4")) {
      journal(8);
      sql("UPDATE line SET " + change);
      assertRefused("the database was tampered with", "after line 3", "restore");
      clear();
    }
  }

  @Test
  void aDocumentChangedInTheDatabaseStopsTheStart() throws Exception {
    journal(3);
    sql("UPDATE document SET text = X'41'");
    assertRefused("the database was tampered with", "after line 0");
  }

  @Test
  void aRowChangedUnderARunningBotIsNotRead() throws Exception {
    try (var store = Books.open(folder())) {
      Books.write(store, "a", 1, 5);
      try (
          var connection = DriverManager
              .getConnection(Database.url(folder().resolve("journal"), "async:"), "rollcall", "");
          var sql = connection.createStatement()) {
        sql.execute("UPDATE line SET payload = X'7B7D' WHERE position = 4");
      }
      assertThatThrownBy(() -> store.lines("a")).isInstanceOf(JournalException.class)
          .hasMessageContaining("after line 3");
    }
  }

  @Test
  void aRowThatCannotBeALineStopsTheStart() throws Exception {
    journal(8);
    sql("UPDATE line SET hash = 'no digest' WHERE position = 4");
    assertRefused("the database was tampered with", "unreadable");
  }

  @Test
  void aRowDeletedInTheDatabaseStopsTheStart() throws Exception {
    journal(8);
    sql("DELETE FROM line WHERE position = 4");
    assertRefused("the database was tampered with", "gap after line 3");
  }

  @Test
  void anotherKeyStopsTheStart() throws IOException {
    journal(3);
    Files.writeString(file("journal.key"), "ab".repeat(32) + "\n");
    assertRefused("tampered");
  }

  @Test
  void aMissingKeyIsNotReplacedByANewOne() throws IOException {
    journal(3);
    Files.delete(file("journal.key"));
    assertRefused("journal.key is missing", "put it back");
    assertThat(file("journal.key")).doesNotExist();
  }

  @Test
  void aKeyThatIsNoneStopsTheStart() throws IOException {
    journal(3);
    Files.writeString(file("journal.key"), "not a key\n");
    assertRefused("does not hold a key");
  }

  @Test
  void aKeyThatOthersMayReadOrWriteStopsTheStart() throws IOException {
    journal(3);
    for (String loose : List.of("rw-r-----", "rw----r--", "rw--w----", "rw-----w-")) {
      Files.setPosixFilePermissions(file("journal.key"), PosixFilePermissions.fromString(loose));
      assertRefused("journal.key", "chmod 600");
    }
  }

  @Test
  void allFilesAreOursAlone() throws IOException {
    journal(3);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("journal.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aStateFolderThatOthersMayWriteStopsTheStart() throws IOException {
    journal(3);
    Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxrwx---"));
    assertRefused("others may write it", "chmod 700");
  }

  @Test
  void aJournalThatIsOpenAlreadyIsNotOpenedAgain() {
    try (var store = Books.open(folder())) {
      assertRefused("another process holds the journal");
      assertThat(Books.appended(store, "a", 1).lines()).hasSize(1);
    }
  }

  @Test
  void aDatabaseThatAnotherProgramHoldsIsNotOpened() throws Exception {
    journal(3);
    try (var _ = DriverManager.getConnection("jdbc:h2:" + file("journal"), "rollcall", "")) {
      assertRefused("another process holds the journal");
    }
  }

  private void damageTheDatabase() throws IOException {
    try (var file = Files.newByteChannel(file("journal.mv.db"), StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.allocate(64 * 1024));
    }
  }

  @Test
  void aDamagedDatabaseIsKeptAsideAndBuiltAnewFromTheSecondCopy() throws IOException {
    List<Line> lines = journal(20);
    damageTheDatabase();
    byte[] damaged = Files.readAllBytes(file("journal.mv.db"));
    try (var store = Books.open(folder())) {
      assertThat(store.recovery().linesIntoDatabase()).isEqualTo(20);
      assertThat(store.recovery().words()).contains("journal.mv.db was damaged (",
          "kept as journal.damaged.mv.db; lines that only journal.ndjson had");
    }
    assertThat(file("journal.damaged.mv.db")).hasBinaryContent(damaged);
    assertWhole(lines);
  }

  @Test
  void howFarTheChannelsWereToldIsStillKnownWithANewDatabase() throws IOException {
    journal(20);
    try (var store = Books.open(folder())) {
      store.moveCursor("irc #release", 17).join();
      store.moveCursor("irc #quiet", 3).join();
    }
    damageTheDatabase();
    try (var store = Books.open(folder())) {
      assertThat(store.cursors()).isEqualTo(Map.of("irc #release", 17L, "irc #quiet", 3L));
    }
  }

  @Test
  void aDamagedDatabaseStopsTheStartWhereTheSecondCopyIsNotWhole() throws IOException {
    journal(10);
    keep();
    try (var store = Books.open(folder())) {
      Books.write(store, "a", 11, 12);
    }
    putBack("journal.ndjson");
    damageTheDatabase();
    assertRefused("journal.mv.db is damaged (", "ends at line 10", "once went to 12", "backup");
    String text = Files.readString(file("journal.ndjson"));
    Files.writeString(file("journal.ndjson"), text.replace("entry 5", "entry 7"));
    assertRefused("journal.mv.db is damaged (", "journal.ndjson is bad at its line 7", "backup");
    Files.delete(file("journal.ndjson"));
    assertRefused("journal.mv.db is damaged (", "ends at line 0", "backup");
    Files.delete(file("journal.sentinel"));
    assertRefused("journal.mv.db is damaged (", "has no line", "never answered anybody");
    assertThat(file("journal.damaged.mv.db")).doesNotExist();
  }

  @Test
  void anIoErrorIsNoDamage() {
    assertThat(Database.isDamage(new SQLException("General error", "HY000",
        ErrorCode.GENERAL_ERROR_1, new IOException("Input/output error")))).isFalse();
  }

  @Test
  void restoreRebuildsAFolderThatHasOnlyTheSecondCopyAndTheKey() throws IOException {
    List<Line> lines = journal(20);
    Files.delete(file("journal.mv.db"));
    assertThat(JournalCopy.restore(folder(), false)).isEqualTo(lines.getLast().head());
    assertWhole(lines);
  }

  @Test
  void restoreReplacesADatabaseOnlyWhenTold() throws IOException {
    List<Line> lines = journal(20);
    assertThatThrownBy(() -> JournalCopy.restore(folder(), false))
        .isInstanceOf(JournalException.class).hasMessageContaining("--overwrite");
    assertThat(JournalCopy.restore(folder(), true)).isEqualTo(lines.getLast().head());
    assertThat(file(JournalCopy.REPLACED_NAME)).exists();
    assertWhole(lines);
  }

  @Test
  void restoreDoesNothingBesideARunningBotOrFromABadCopy() throws IOException {
    try (var store = Books.open(folder())) {
      Books.write(store, "a", 1, 3);
      assertThatThrownBy(() -> JournalCopy.restore(folder(), true))
          .isInstanceOf(JournalException.class).hasMessageContaining("another process");
    }
    String text = Files.readString(file("journal.ndjson"));
    Files.writeString(file("journal.ndjson"), text.replace("entry 2", "entry 3"));
    assertThatThrownBy(() -> JournalCopy.restore(folder(), true))
        .isInstanceOf(JournalException.class).hasMessageContaining("nothing was restored");
    assertThat(file("journal.mv.db")).exists();
  }

  @Test
  void aSentinelThatCannotBeMadeOutStopsTheStart() throws IOException {
    journal(3);
    String good = Files.readString(file("journal.sentinel"));
    for (String bad : List.of("garbage", "", good + "no cursor\n", good + "7\n")) {
      Files.writeString(file("journal.sentinel"), bad);
      assertRefused("journal.sentinel cannot be made out");
    }
  }
}
