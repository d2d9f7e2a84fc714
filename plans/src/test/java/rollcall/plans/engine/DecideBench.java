package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRef;
import rollcall.plans.run.StepStatus;

/**
 * A plan of 2,000 steps, a group of four alongside one another after the other, walked by take,
 * done and time. To decide and to apply takes at most 50 microseconds in 99 of 100 cases; to replay
 * an entry, at most 5 on average. Run by
 * {@code mvn -pl plans test -Dtest=DecideBench -Dtest.excluded.groups= -Dtest.groups=bench}.
 */
@Tag("bench")
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 20, time = 1)
@Measurement(iterations = 10, time = 1)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecideBench {
  static final double MOST_MICROS_TO_DECIDE = 50;
  static final double MOST_MICROS_TO_REPLAY = 5;
  private static final int STEPS = 2_000;
  private static final int ALONGSIDE = 4;
  private static final int REPLAYED = 1_000;
  private static final Plan PLAN = plan();
  private Release walk = started();
  private List<Entry> entries = List.of();

  private static Plan plan() {
    var steps = new ArrayList<Step>();
    for (int i = 0; i < STEPS; i++) {
      var first = i / ALONGSIDE * ALONGSIDE;
      var needs = IntStream.range(Math.max(0, first - ALONGSIDE), first).mapToObj(n -> "s" + n)
          .toArray(String[]::new);
      steps.add(Release.Steps.step("s" + i, "" + (i + 1), person(i % 20), needs));
    }
    return Release.Steps.plan(Release.Steps.release(steps.toArray(Step[]::new)));
  }

  private static PersonId person(int i) {
    return i == 0 ? Release.THOMAS : i == 1 ? Release.SANDRA : Release.PRABHU;
  }

  private static Release started() {
    return new Release(PLAN, Sites.with(List.of("h1")), 0).started();
  }

  /** One word of an owner on what is called or taken next; a new walk when one is over. */
  private Input.Asked next() {
    var step = walk.state().inPlay().findFirst().orElseThrow();
    var owner = step.owners().people().getFirst();
    var ref = new StepRef.Numbered(step.step().number());
    var request = step.status() instanceof StepStatus.Called
        ? new Request.Take(ref)
        : new Request.Done(ref, Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
    return new Input.Asked(new Actor.Person(owner, Release.account(owner)), request,
        Optional.empty());
  }

  @State(Scope.Thread)
  public static class Word {
    private RunState state = RunState.of(started().entries().getFirst());
    private Input input = new Input.TimeCame();
    private Moment moment = new Moment(Instant.EPOCH, Sites.with(List.of()));

    /** Outside of what is measured: the run moves on by the word that was measured before. */
    @Setup(Level.Invocation)
    public void next(DecideBench bench) {
      bench.walk.input(input);
      if (bench.walk.state().course().ended()) {
        bench.walk = started();
      }
      state = bench.walk.state();
      input = bench.next();
      moment = bench.walk.moment();
    }
  }

  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  public RunState decideAndApply(Word word) {
    var state = word.state;
    for (var entry : RunEngine.decide(state, word.input, word.moment)) {
      state = state.apply(entry);
    }
    return state;
  }

  @Setup
  public void record() {
    var release = started();
    walk = release;
    while (release.entries().size() < REPLAYED) {
      release.input(next());
    }
    entries = List.copyOf(release.entries().subList(0, REPLAYED));
    walk = started();
  }

  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OperationsPerInvocation(REPLAYED)
  public RunState replay() {
    return RunState.replay(entries);
  }

  @Test
  void aWordIsDecidedAndAnEntryReplayedInTime() throws Exception {
    var results = new Runner(
        new OptionsBuilder().include("DecideBench").shouldFailOnError(true).build()).run();
    for (var result : results) {
      var name = result.getPrimaryResult().getLabel();
      var statistics = result.getPrimaryResult().getStatistics();
      var decides = name.equals("decideAndApply");
      var micros = decides ? statistics.getPercentile(99) : statistics.getMean();
      System.out.printf("%s: %.2f us%n", decides ? "decide and apply, p99" : "replay", micros);
      assertThat(micros).as(name)
          .isLessThanOrEqualTo(decides ? MOST_MICROS_TO_DECIDE : MOST_MICROS_TO_REPLAY);
    }
  }
}
