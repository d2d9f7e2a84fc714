package rollcall.bot.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalStoreTest {
  @TempDir
  Path home;

  private Path folder() {
    return home.resolve("state");
  }

  @Test
  void whatWasAppendedIsReadBackInOrderAfterARestart() {
    List<Line> written = new ArrayList<>();
    try (var store = Books.open(folder())) {
      written.addAll(Books.appended(store, "a", 1).lines());
      written.addAll(Books.appended(store, "b", 1).lines());
      written.addAll(Books.appended(store, "a", 2).lines());
      assertThat(Books.lines(store)).isEqualTo(written);
    }
    try (var again = Books.open(folder())) {
      assertThat(again.recovery().isNothing()).isTrue();
      assertThat(Books.lines(again)).isEqualTo(written);
      assertThat(again.lines("b")).extracting(Line::payload).containsExactly(Books.payload("b", 1));
      assertThat(again.head()).isEqualTo(written.getLast().head());
      assertThat(written).extracting(Line::position).containsExactly(1L, 2L, 3L);
    }
  }

  @Test
  void anEntryThatDoesNotFollowOnItsRunIsRefusedAndNothingOfItsBatchIsWritten() {
    try (var store = Books.open(folder())) {
      Books.write(store, "a", 1, 2);
      var again = store.append(List.of(Books.draft("b", 1), Books.draft("a", 2))).join();
      var gap = store.append(List.of(Books.draft("a", 4))).join();
      var first = store.append(List.of(Books.draft("c", 2))).join();
      assertThat(again).isEqualTo(new Appended.Moved("a", 2));
      assertThat(gap).isEqualTo(new Appended.Moved("a", 2));
      assertThat(first).isEqualTo(new Appended.Moved("c", 0));
      assertThat(Books.lines(store)).hasSize(2);
    }
  }

  @Test
  void aBatchIsWrittenAsAWhole() {
    try (var store = Books.open(folder())) {
      List<Draft> drafts = LongStream.rangeClosed(1, 1_200).mapToObj(n -> Books.draft("a", n))
          .toList();
      var written = (Appended.Written) store.append(drafts).join();
      assertThat(written.lines()).hasSize(1_200);
      assertThat(Books.lines(store)).isEqualTo(written.lines());
    }
  }

  @Test
  void ofTwoThatAppendTheSameEntryOneIsRefused() {
    try (var store = Books.open(folder())) {
      var one = store.append(List.of(Books.draft("a", 1)));
      var other = store.append(List.of(Books.draft("a", 1)));
      assertThat(one.join()).isInstanceOf(Appended.Written.class);
      assertThat(other.join()).isEqualTo(new Appended.Moved("a", 1));
    }
  }

  @Test
  void instantsAreKeptInMicrosecondsAndTextsAsTheyAre() {
    Instant fine = Instant.parse("2026-03-07T08:00:00.123456789Z");
    try (var store = Books.open(folder())) {
      store.append(List.of(new Draft("ä b", 1, fine, "\"\u0000 \\n ☃ 😀 \u2028\"\n"))).join();
      Line line = Books.lines(store).getFirst();
      assertThat(line.at()).isEqualTo(Instant.parse("2026-03-07T08:00:00.123456Z"));
      assertThat(line.payload()).isEqualTo("\"\u0000 \\n ☃ 😀 \u2028\"\n");
      assertThat(JournalCopy.verify(folder().resolve(JournalCopy.FILE_NAME), Optional
          .of(store.head()))).isInstanceOf(Verdict.Good.class);
    }
  }

  @Test
  void aDocumentIsRecordedOnceAndFoundByItsHash() {
    var plan = new Document("title: Smartsite\n");
    try (var store = Books.open(folder())) {
      store.append(List.of(Books.draft("a", 1)), List.of(plan, plan)).join();
      store.append(List.of(Books.draft("b", 1)), List.of(plan)).join();
    }
    try (var again = Books.open(folder())) {
      assertThat(again.document(plan.hash())).contains(plan);
      assertThat(again.document(Digest.of("another"))).isEmpty();
      assertThat(Books.lines(again)).hasSize(2);
    }
    assertThat(folder().resolve(JournalCopy.FILE_NAME)).content()
        .containsOnlyOnce("title: Smartsite");
  }

  @Test
  void aCursorMovesAndIsThereAfterARestart() {
    try (var store = Books.open(folder())) {
      store.moveCursor("#release", 3).join();
      store.moveCursor("#release", 7).join();
      store.moveCursor("#other", 1).join();
    }
    try (var again = Books.open(folder())) {
      assertThat(again.cursors()).isEqualTo(Map.of("#release", 7L, "#other", 1L));
    }
  }

  @Test
  void whoAppendsWhenTooManyWaitIsToldSo() {
    try (var store = Books.open(folder())) {
      List<CompletableFuture<Appended>> answers = LongStream.rangeClosed(1, 20_000)
          .mapToObj(n -> store.append(List.of(Books.draft("run " + n, 1)))).toList();
      List<Appended> answered = answers.stream().map(CompletableFuture::join).toList();
      long busy = answered.stream().filter(a -> a.equals(new Appended.Busy())).count();
      assertThat(busy).isBetween(1L, 20_000L - Writer.WAITING_LIMIT);
      assertThat(Books.lines(store)).hasSize(20_000 - (int) busy);
    }
  }

  @Test
  void nothingIsAppendedAfterTheEnd() {
    var store = Books.open(folder());
    store.close();
    assertThatThrownBy(() -> store.append(List.of(Books.draft("a", 1))).join())
        .hasCauseInstanceOf(JournalException.class).hasMessageContaining("closed");
  }

  @Test
  void whatIsBeyondALimitIsRefusedBeforeItIsQueued() {
    String big = "x".repeat(Draft.PAYLOAD_LIMIT_BYTES);
    try (var store = Books.open(folder())) {
      assertThat(store.append(List.of(new Draft("a", 1, Books.EIGHT, big))).join())
          .isInstanceOf(Appended.Written.class);
      assertThat(Books.lines(store).getFirst().payload()).isEqualTo(big);
      List<Draft> many = Stream.generate(() -> Books.draft("a", 2))
          .limit(JournalStore.BATCH_LIMIT + 1)
          .toList();
      assertThatThrownBy(() -> store.append(many)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> store.append(List.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new Draft("a", 1, Books.EIGHT, big + "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Draft("r".repeat(Draft.RUN_LIMIT + 1), 1, Books.EIGHT, "{}"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Draft("a", 0, Books.EIGHT, "{}"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Draft("a", 1, Books.EIGHT, "\ud800"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Document("x".repeat(Document.LIMIT_BYTES + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aReaderThatIsInterruptedDoesNotCloseTheJournalForOthers() {
    try (var store = Books.open(folder())) {
      Books.write(store, "a", 1, 20);
      Thread.currentThread().interrupt();
      List<Line> read = Books.lines(store);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(read).hasSize(20);
      assertThat(Books.appended(store, "a", 21).lines()).hasSize(1);
    }
  }

  @Test
  void freeSpaceIsThatOfTheDiskOfTheStateFolder() {
    try (var store = Books.open(folder())) {
      assertThat(store.freeBytes()).isPositive().isLessThanOrEqualTo(home.toFile().getTotalSpace());
    }
  }
}
