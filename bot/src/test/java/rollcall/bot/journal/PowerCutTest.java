package rollcall.bot.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a disk that honours flush may hold after a cut of power: all that was forced before, and of
 * what was written since any part, in any order. Whatever it holds, the start finds all that was
 * answered.
 */
class PowerCutTest {
  private static final int CUTS = 100;
  private static final int ROUNDS = 120;
  private static final int HOLES = 40;
  private static final int SECTOR = 4_096;

  @TempDir
  Path home;

  private record Answer(int afterOps, Line line) {}

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private List<Answer> answers = List.of();
  private List<TestDisk.Op> ops = List.of();

  @BeforeEach
  void write() {
    var disk = new TestDisk();
    answers = write(home.resolve("state"), disk, random);
    ops = disk.ops();
  }

  @Test
  void whatWasAnsweredBeforeACutOfPowerIsThereAfterIt() throws IOException {
    int first = answers.getFirst().afterOps();
    for (int i = 0; i < CUTS; i++) {
      int cut = first + random.nextInt(ops.size() - first + 1);
      Path image = image(survivors(ops.subList(0, cut), random), home.resolve("cut" + i));
      try (var store = opened(image)) {
        List<Line> expected = answers.stream().filter(a -> a.afterOps() <= cut).map(Answer::line)
            .toList();
        assertThat(Books.lines(store)).as("cut %s at %s of %s, seed %s", i, cut, ops.size(), seed)
            .containsAll(expected);
        assertThat(JournalCopy.verify(image.resolve(JournalCopy.FILE_NAME), Optional
            .of(store.head()))).isEqualTo(new Verdict.Good(store.head(), true));
      }
    }
  }

  /**
   * H2 looks at the two ends of what it wrote at once, and not at its middle: any part of that
   * which a cut of power left out may be found when a page is read.
   */
  @Test
  void aMiddleThatDidNotReachTheDiskStopsNoStart() throws IOException {
    List<Hole> holes = new ArrayList<>();
    for (int i = answers.getFirst().afterOps(); i < ops.size(); i++) {
      if (ops.get(i) instanceof TestDisk.Op.Write write && write.file().endsWith(".mv.db")) {
        for (int at = SECTOR; at + SECTOR < write.bytes().length; at += SECTOR) {
          holes.add(new Hole(i, at, write));
        }
      }
    }
    Collections.shuffle(holes, random);
    int builtAnew = 0;
    for (Hole hole : holes.subList(0, Math.min(HOLES, holes.size()))) {
      builtAnew += startsWithout(hole) ? 1 : 0;
    }
    assertThat(builtAnew).isPositive();
  }

  private record Hole(int op, int at, TestDisk.Op.Write write) {}

  private boolean startsWithout(Hole hole) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    ops.subList(0, hole.op()).forEach(op -> files.merge(op.file(), applied(op, new byte[0]),
        (content, _) -> applied(op, content)));
    TestDisk.Op.Write write = hole.write();
    byte[] bytes = write.bytes();
    byte[] old = Objects.requireNonNull(files.get(write.file()));
    byte[] end = Arrays.copyOfRange(bytes, hole.at() + SECTOR, bytes.length);
    files.put(write.file(), put(put(old, write.at() + hole.at() + SECTOR, end), write.at(),
        Arrays.copyOf(bytes, hole.at())));
    Path image = image(files, home.resolve("hole" + hole.op() + "-" + hole.at()));
    try (var store = opened(image)) {
      assertThat(Books.lines(store)).as("hole at %s of op %s, seed %s", hole.at(), hole.op(), seed)
          .containsAll(answers.stream().filter(a -> a.afterOps() <= hole.op()).map(Answer::line)
              .toList());
      Books.write(store, "b", 1, 3);
      return store.recovery().damage().isPresent();
    }
  }

  /**
   * Appends groups of one to nine batches, and notes after how many writes and forces each answer
   * came.
   */
  private static List<Answer> write(Path folder, TestDisk disk, Random random) {
    List<Answer> answers = new ArrayList<>();
    try (var store = JournalStore.open(folder, e -> {
    }, disk.asDisk())) {
      long number = 0;
      for (int round = 0; round < ROUNDS; round++) {
        List<CompletableFuture<Appended>> group = new ArrayList<>();
        for (int i = random.nextInt(9); i >= 0; i--) {
          group.add(store.append(List.of(Books.draft("a", ++number)),
              number % 7 == 0 ? List.of(document(number)) : List.of()));
        }
        for (var answer : group) {
          var written = (Appended.Written) answer.join();
          answers.add(new Answer(disk.size(), written.lines().getFirst()));
        }
      }
    }
    return answers;
  }

  /** Some are larger than a page, so that what is left out may be nothing but their text. */
  private static Document document(long number) {
    return new Document("plan " + number + " step".repeat(number % 28 == 0 ? 3_000 : 1));
  }

  /**
   * What stood in a place before may make other text of a row, which cannot be told from a change
   * by hand: then the start says so, and a restore brings all back.
   */
  private static JournalStore opened(Path image) {
    try {
      return Books.open(image);
    } catch (JournalException e) {
      assertThat(e).hasMessageContaining("the database was tampered with");
      JournalCopy.restore(image, true);
      return Books.open(image);
    }
  }

  private Path image(Map<String, byte[]> files, Path image) throws IOException {
    Path state = home.resolve("state");
    Files.createDirectories(image);
    Files.setPosixFilePermissions(image,
        PosixFilePermissions.fromString("rwx------"));
    Files.copy(state.resolve(JournalCopy.KEY_NAME), image.resolve(JournalCopy.KEY_NAME),
        StandardCopyOption.COPY_ATTRIBUTES);
    for (var file : files.entrySet()) {
      Files.write(image.resolve(Path.of(file.getKey()).getFileName().toString()), file.getValue());
    }
    return image;
  }

  private static Map<String, byte[]> survivors(List<TestDisk.Op> before, Random random) {
    Map<String, Integer> forced = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i) instanceof TestDisk.Op.Force force) {
        forced.put(force.file(), i);
      }
    }
    Map<String, byte[]> files = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      TestDisk.Op op = before.get(i);
      boolean sure = i < forced.getOrDefault(op.file(), -1);
      byte[] content = files.getOrDefault(op.file(), new byte[0]);
      files.put(op.file(), sure ? applied(op, content) : perhapsApplied(op, content, random));
    }
    return files;
  }

  private static byte[] applied(TestDisk.Op op, byte[] content) {
    return switch (op) {
      case TestDisk.Op.Force _ -> content;
      case TestDisk.Op.Truncate cut -> Arrays.copyOf(content, (int) cut.size());
      case TestDisk.Op.Write write -> put(content, write.at(), write.bytes());
    };
  }

  private static byte[] perhapsApplied(TestDisk.Op op, byte[] content, Random random) {
    return op instanceof TestDisk.Op.Write write
        ? written(write, content, random)
        : random.nextBoolean() ? applied(op, content) : content;
  }

  /** All, nothing, or the beginning of it; in the database also any of its sectors. */
  private static byte[] written(TestDisk.Op.Write write, byte[] content, Random random) {
    int kept = random.nextInt(write.bytes().length + 1);
    return switch (random.nextInt(4)) {
      case 0 -> content;
      case 1 -> put(content, write.at(), write.bytes());
      case 2 -> put(content, write.at(), Arrays.copyOf(write.bytes(), kept));
      default -> write.file().endsWith(".mv.db") ? sectors(write, content, random) : content;
    };
  }

  private static byte[] sectors(TestDisk.Op.Write write, byte[] content, Random random) {
    byte[] result = content;
    for (int from = 0; from < write.bytes().length; from += SECTOR) {
      if (random.nextBoolean()) {
        int to = Math.min(from + SECTOR, write.bytes().length);
        result = put(result, write.at() + from,
            Arrays.copyOfRange(write.bytes(), from, to));
      }
    }
    return result;
  }

  private static byte[] put(byte[] content, long at, byte[] bytes) {
    int end = Math.toIntExact(at + bytes.length);
    byte[] result = Arrays.copyOf(content, Math.max(content.length, end));
    System.arraycopy(bytes, 0, result, (int) at, bytes.length);
    return result;
  }
}
