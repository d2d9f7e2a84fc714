package rollcall.bot.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many appends a second are answered, beside what the disk can do at best: the same line
 * appended to a file and forced, one at a time; and to two files that are forced side by side,
 * which is what two copies cost without any work. All are measured in turn, in the same rounds.
 */
@Tag("bench")
class JournalBench {
  private static final int WARM_UP = 6;
  private static final int ROUNDS = 5;
  private static final int APPENDS = 1_000;
  private static final int THREADS = 8;

  @TempDir
  Path home;

  private interface Appending {
    void append(int times) throws IOException, InterruptedException;
  }

  private static double perSecond(Appending appending) throws IOException, InterruptedException {
    long start = System.nanoTime();
    appending.append(APPENDS);
    return APPENDS / ((System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1));
  }

  private static double median(List<Double> of) {
    return of.stream().sorted().skip(of.size() / 2).findFirst().orElseThrow();
  }

  @Test
  void appendsPerSecondBesideTheRawDisk() throws Exception {
    List<Double> raw = new ArrayList<>();
    List<Double> twice = new ArrayList<>();
    List<Double> alone = new ArrayList<>();
    List<Double> together = new ArrayList<>();
    try (var store = Books.open(home.resolve("state"));
        var file = created("raw");
        var second = created("second");
        var beside = Executors.newSingleThreadExecutor()) {
      byte[] line = CopyRow.OfLine.of(Books.appended(store, "first", 1).lines().getFirst()).bytes();
      for (int round = 0; round < WARM_UP + ROUNDS; round++) {
        String run = "round " + round;
        double disk = perSecond(times -> raw(file, line, times));
        double two = perSecond(times -> raw(file, second, beside, line, times));
        double one = perSecond(times -> Books.write(store, run, 1, times));
        double eight = perSecond(times -> together(store, run, times));
        if (round >= WARM_UP) {
          raw.add(disk);
          twice.add(two);
          alone.add(one);
          together.add(eight);
        }
      }
    }
    report(median(raw), median(twice), median(alone), median(together));
    assertThat(together).hasSize(ROUNDS);
  }

  private FileChannel created(String name) throws IOException {
    return FileChannel.open(home.resolve(name), StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
  }

  private static void report(double raw, double twice, double alone, double together) {
    System.out.printf("raw append and force     %,8.0f a second%n", raw);
    System.out.printf("the same to two files    %,8.0f a second, %3.0f %% of raw%n", twice,
        100 * twice / raw);
    System.out.printf("journal, one at a time   %,8.0f a second, %3.0f %% of raw%n", alone,
        100 * alone / raw);
    System.out.printf("journal, eight at once   %,8.0f a second, %3.0f %% of raw%n", together,
        100 * together / raw);
  }

  private static void raw(FileChannel file, byte[] line, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      file.write(ByteBuffer.wrap(line), file.size());
      file.force(false);
    }
  }

  private static void raw(FileChannel file, FileChannel second, ExecutorService beside, byte[] line,
      int times) throws IOException, InterruptedException {
    for (int i = 0; i < times; i++) {
      var other = beside.submit(() -> {
        raw(second, line, 1);
        return true;
      });
      raw(file, line, 1);
      try {
        assertThat(other.get()).isTrue();
      } catch (ExecutionException e) {
        throw new IOException(e);
      }
    }
  }

  private static void together(JournalStore store, String run, int times)
      throws InterruptedException {
    var done = new CountDownLatch(THREADS);
    for (int i = 0; i < THREADS; i++) {
      String own = run + " thread " + i;
      Thread.ofPlatform().start(() -> {
        Books.write(store, own, 1, times / THREADS);
        done.countDown();
      });
    }
    done.await();
  }
}
