package rollcall.bot.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the reading tools find in a second copy that somebody, or a cut of power, has touched. */
class CopyFileTest {
  private static final int ENTRIES = 30;

  @TempDir
  Path home;

  private Path copy = Path.of("");
  private Head head = new Head(0, "0".repeat(Head.DIGITS));
  private List<String> rows = List.of();

  @BeforeEach
  void aJournalOfThirtyLines() throws IOException {
    Path folder = home.resolve("state");
    try (var store = Books.open(folder)) {
      store.append(List.of(Books.draft("a", 1)), List.of(new Document("title: ä\n"))).join();
      Books.write(store, "a", 2, 20);
      Books.write(store, "b", 1, ENTRIES - 20);
      head = store.head();
    }
    copy = folder.resolve(JournalCopy.FILE_NAME);
    rows = Files.readAllLines(copy);
  }

  private Verdict verify() {
    return JournalCopy.verify(copy, Optional.of(head));
  }

  private void rewrite(List<String> changed) throws IOException {
    Files.write(copy, changed);
  }

  private void assertBad(long fileLine, Flaw flaw) {
    assertThat(verify()).isInstanceOfSatisfying(Verdict.Bad.class, bad -> {
      assertThat(bad.flaw()).isEqualTo(flaw);
      assertThat(bad.fileLine()).isEqualTo(fileLine);
    });
  }

  @Test
  void aJournalThatNobodyTouchedIsGood() {
    assertThat(rows).hasSize(ENTRIES + 2);
    assertThat(verify()).isEqualTo(new Verdict.Good(head, true));
  }

  @Test
  void eachSingleChangedByteIsFound() throws IOException {
    byte[] good = Files.readAllBytes(copy);
    List<String> missed = new ArrayList<>();
    for (int i = 0; i < good.length; i++) {
      byte[] changed = good.clone();
      changed[i] = other(good[i], i);
      Files.write(copy, changed);
      if (JournalCopy.verify(copy, Optional.empty()) instanceof Verdict.Good) {
        missed.add("byte " + i + " as " + changed[i]);
      }
    }
    assertThat(good.length).isGreaterThan(10_000);
    assertThat(missed).isEmpty();
  }

  /** One bit, the other case, or white space: what JSON most easily takes as the same. */
  private static byte other(byte b, int i) {
    int other = switch (i % 3) {
      case 0 -> b ^ 1;
      case 1 -> b ^ 0x20;
      default -> b == ' ' ? '\t' : ' ';
    };
    return (byte) other;
  }

  @Test
  void eachRemovedByteIsFound() throws IOException {
    byte[] good = Files.readAllBytes(copy);
    for (int i = 0; i < good.length; i += 7) {
      byte[] changed = new byte[good.length - 1];
      System.arraycopy(good, 0, changed, 0, i);
      System.arraycopy(good, i + 1, changed, i, good.length - i - 1);
      Files.write(copy, changed);
      assertThat(verify()).as("without byte %s", i).isInstanceOf(Verdict.Bad.class);
    }
  }

  @Test
  void aMissingLineIsAGap() throws IOException {
    var changed = new ArrayList<>(rows);
    changed.remove(10);
    rewrite(changed);
    assertBad(11, Flaw.GAP);
  }

  @Test
  void aMissingDocumentIsAChangeOfTheLineThatCameWithIt() throws IOException {
    var changed = new ArrayList<>(rows);
    changed.remove(1);
    rewrite(changed);
    assertBad(2, Flaw.CHANGED);
  }

  @Test
  void twoLinesInEachOthersPlaceAreSwapped() throws IOException {
    var changed = new ArrayList<>(rows);
    Collections.swap(changed, 10, 11);
    rewrite(changed);
    assertBad(11, Flaw.SWAPPED);
  }

  @Test
  void aLineThatStandsThereTwiceIsInserted() throws IOException {
    var changed = new ArrayList<>(rows);
    changed.add(11, rows.get(10));
    rewrite(changed);
    assertBad(12, Flaw.INSERTED);
  }

  @Test
  void aForeignLineIsInserted() throws IOException {
    var changed = new ArrayList<>(rows);
    changed.add(10, rows.get(10).replace("entry 9", "entry 99"));
    rewrite(changed);
    assertBad(11, Flaw.INSERTED);
  }

  @Test
  void anEndThatWasCutOffIsSeenOnlyByWhoKeptAHead() throws IOException {
    rewrite(rows.subList(0, 20));
    assertThat(JournalCopy.verify(copy, Optional.empty()))
        .isInstanceOfSatisfying(Verdict.Good.class, good -> assertThat(good.head().position())
            .isEqualTo(18));
    assertBad(21, Flaw.GAP);
  }

  @Test
  void aCutInTheMiddleOfALineIsTorn() throws IOException {
    String text = Files.readString(copy);
    for (int cut = 1; cut <= rows.getLast().length(); cut++) {
      Files.writeString(copy, text.substring(0, text.length() - cut), StandardCharsets.UTF_8);
      assertBad(ENTRIES + 2, Flaw.TORN);
    }
  }

  @Test
  void aHeadOfAnotherPastIsFound() {
    var other = new Head(17, "0123456789abcdef0123");
    assertThat(JournalCopy.verify(copy, Optional.of(other)))
        .isInstanceOfSatisfying(Verdict.Bad.class, bad -> {
          assertThat(bad.flaw()).isEqualTo(Flaw.CHANGED);
          assertThat(bad.why()).contains("17");
        });
  }

  @Test
  void aJournalUnderAnotherKeyThanOursIsFoundAndWithoutAKeyOnlyItsHashesAreChecked()
      throws IOException {
    Path key = copy.resolveSibling(JournalCopy.KEY_NAME);
    Files.writeString(key, "ab".repeat(32) + "\n");
    assertBad(3, Flaw.CHANGED);
    Files.delete(key);
    assertThat(verify()).isEqualTo(new Verdict.Good(head, false));
  }

  @Test
  void aKeyThatOthersMayReadIsNotUsed() throws IOException {
    Path key = copy.resolveSibling(JournalCopy.KEY_NAME);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(this::verify).isInstanceOf(JournalException.class)
        .hasMessageContaining("others may use it");
  }

  @Test
  void linesAreGivenUpToTheFirstBadOne() throws IOException {
    var changed = new ArrayList<>(rows);
    changed.set(10, rows.get(10).replace("Noted", "Doted"));
    rewrite(changed);
    List<Long> given = new ArrayList<>();
    Verdict verdict = JournalCopy.read(copy, line -> given.add(line.position()));
    assertThat(verdict).isInstanceOf(Verdict.Bad.class);
    assertThat(given).hasSize(8).endsWith(8L);
  }

  @Test
  void anEmptyOrMissingFileIsNotAGoodJournal() throws IOException {
    Files.write(copy, new byte[0]);
    assertBad(1, Flaw.TORN);
    Files.delete(copy);
    assertThatThrownBy(this::verify).isInstanceOf(JournalException.class)
        .hasMessageContaining("there is no");
  }

  @Test
  void aRowBeyondTheLimitIsRefusedWithoutBeingHeldInMemory() throws IOException {
    Files.writeString(copy, "{\"store\":\"" + "x".repeat(CopyRow.LIMIT_BYTES) + "\"}\n");
    assertThat(verify()).isInstanceOf(Verdict.Bad.class);
  }

  @Test
  void aCopyIsVerifiedBesideARunningStore() throws IOException {
    try (var store = Books.open(home.resolve("state"))) {
      Books.write(store, "c", 1, 5);
      assertThat(JournalCopy.verify(copy, Optional.of(store.head())))
          .isEqualTo(new Verdict.Good(store.head(), true));
    }
  }

  @Test
  void aHeadIsReadAsItIsSaid() {
    assertThat(Head.parse(head.toString())).contains(head);
    assertThat(Head.parse("47")).isEmpty();
    assertThat(Head.parse("47 xyz")).isEmpty();
  }
}
