package rollcall.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.bot.journal.Journal;
import rollcall.bot.journal.JournalStore;
import rollcall.bot.site.PlanFolders;
import rollcall.bot.wakeup.SteadyClock;
import rollcall.commands.grammar.Grammar;

/**
 * How late a call is heard that only waited for its time, with a real journal on a real disk; and
 * beside it, in the same moments, how late a bare timer is. Between two of them the clock is moved
 * on, so that a minute takes a tenth of a second.
 */
@Tag("bench")
class WakeBench {
  private static final Path SITES = Path.of("src/test/resources/conversations/sites");
  private static final Instant OPENED = Instant.parse("2009-08-18T11:50:00Z");
  private static final Instant S = Instant.parse("2009-08-18T12:00:00Z");
  private static final Duration AHEAD = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int WARM_UP = 60;
  private static final int CALLS = 300;

  @TempDir
  Path folder;

  /** It goes like any other, and is moved on in one go. */
  private static final class Clock implements InstantSource {
    private volatile Instant zero = OPENED.minusNanos(System.nanoTime());

    @Override
    public Instant instant() {
      return zero.plusNanos(System.nanoTime());
    }

    void moveTo(Instant then) {
      zero = then.minusNanos(System.nanoTime());
    }
  }

  private final Clock clock = new Clock();
  private final Chatroom chat = new Chatroom(clock, List.of("#ucdsakai"));

  /** Every minute from S on there is a step that waits for it. */
  private void plan() throws IOException {
    var steps = IntStream.range(0, WARM_UP + CALLS)
        .mapToObj(i -> "      - { step: Step of minute " + i + ", owner: prabhu, takes: 1m, at: S+"
            + i + "m, not-before: true }\n")
        .collect(Collectors.joining());
    Files.writeString(folder.resolve("minutes.plan.yaml"), """
        rollcall: 1
        id: minutes
        title: A step a minute
        date: 2009-08-18
        zone: America/Los_Angeles
        window: 05:00 - 13:00
        lead: thomas
        roll-call: 0m
        people: { thomas: Thomas, prabhu: Prabhu }
        phases:
          - phase: Release
            steps:
        """ + steps);
  }

  @Test
  void aCallIsHeardAtItsTime() throws Exception {
    plan();
    List<Duration> late = new ArrayList<>();
    List<Duration> bare = new ArrayList<>();
    try (var store = JournalStore.open(folder.resolve("state"), failed -> {
      throw new AssertionError(failed);
    }); var house = house(store); var timer = Executors.newSingleThreadScheduledExecutor()) {
      house.start(List.of());
      says("thomas", "!open minutes");
      says("thomas", "!waive no-fallback a bench");
      says("thomas", "!start");
      var question = house.desk().open().getFirst().proposals().lastEntry().getKey();
      says("thomas", "!yes " + question);
      for (int i = 0; i < WARM_UP + CALLS; i++) {
        var due = S.plus(Duration.ofMinutes(i));
        clock.moveTo(due.minus(AHEAD));
        says("prabhu", i == 0 ? "!here" : "!done " + i);
        var alone = timer.schedule(clock::instant,
            Duration.between(clock.instant(), due).toNanos(), TimeUnit.NANOSECONDS);
        var heard = heard("prabhu: " + (i + 1) + " Step");
        if (i >= WARM_UP) {
          late.add(Duration.between(due, heard));
          bare.add(Duration.between(due, alone.get()));
        }
      }
    }
    report("a call that was due", late);
    report("a bare timer", bare);
    assertThat(late).hasSize(CALLS);
  }

  private House house(JournalStore store) throws IOException {
    var ground = new House.Ground(new Journal(store), SteadyClock.trusting(clock),
        Village.site(SITES, "usual"), Map.of(), new PlanFolders(List.of(folder)),
        new Grammar("!", "rc"), folder.resolve("state"), Path::of);
    return new House(ground, List.of(chat), _ -> new FarEnd(), () -> 1L << 40);
  }

  private void says(String who, String text) {
    chat.says(who, Optional.of(who), "#ucdsakai", text, clock.instant());
  }

  private Instant heard(String line) {
    var until = System.nanoTime() + PATIENCE.toNanos();
    var said = new ArrayList<String>();
    while (System.nanoTime() < until) {
      var now = clock.instant();
      said.addAll(chat.takeSaid());
      if (said.stream().anyMatch(s -> s.contains(line))) {
        return now;
      }
      LockSupport.parkNanos(200_000);
    }
    throw new AssertionError(line + " was not heard: " + said);
  }

  private static void report(String what, List<Duration> late) {
    var sorted = late.stream().sorted().toList();
    System.out.printf("%-20s p50 %5.1f ms, p99 %5.1f ms, most %5.1f ms late%n", what,
        millis(sorted.get(sorted.size() / 2)), millis(sorted.get(sorted.size() * 99 / 100)),
        millis(sorted.getLast()));
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
