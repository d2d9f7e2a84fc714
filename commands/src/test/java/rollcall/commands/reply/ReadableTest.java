package rollcall.commands.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.commands.SmallRelease.PRABHU;
import static rollcall.commands.SmallRelease.SANDRA;
import static rollcall.commands.SmallRelease.THOMAS;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.commands.SmallRelease;
import rollcall.plans.format.PlanFile;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Work;
import rollcall.plans.run.Course;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;
import rollcall.plans.shape.Read;

/** People who are slow to answer for four hours, with much going on at once. */
class ReadableTest {
  private static final List<PersonId> CREW = List.of(THOMAS, SANDRA, PRABHU);
  private static final Duration GLANCE = Duration.ofSeconds(20);
  private static final Instant END = SmallRelease.at("09:10");
  private static final int BLOCKS = 6;
  private static final int ALONGSIDE = 6;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void aChannelHearsAtMostOneLineAMinuteThatNobodyAskedForCallsAside(int seed) {
    var walk = new Walk(plan(), false);
    var random = new Random(seed);
    for (var now = walk.now(); now.isBefore(END); now = now.plus(GLANCE)) {
      walk.until(now);
      CREW.forEach(who -> glance(who, walk, random));
    }
    assertThat(walk.unasked).hasSizeGreaterThan(30);
    for (int i = 1; i < walk.unasked.size(); i++) {
      var before = walk.unasked.get(i - 1);
      var next = walk.unasked.get(i);
      assertThat(next.at()).as("%s and then %s", before, next)
          .isAfterOrEqualTo(before.at().plus(Duration.ofMinutes(1)));
    }
  }

  /** Blocks of hand work side by side, a gate after each. */
  private static Plan plan() {
    var text = new StringBuilder("""
        rollcall: 1
        id: long
        title: A long release
        date: 2009-08-18
        zone: America/Los_Angeles
        window: 05:10 - 09:10
        lead: thomas
        deputies: [sandra]
        people: { thomas: Thomas, sandra: Sandra, prabhu: Prabhu }
        phases:
          - phase: Release
            steps:
        """);
    for (int block = 0; block < BLOCKS; block++) {
      for (int i = 0; i < ALONGSIDE; i++) {
        text.append(
            "      - { step: Do %d of %d, id: s%d-%d, owner: %s, takes: %dm, needs: [%s] }\n"
                .formatted(i, block, block, i, CREW.get(i % CREW.size()), 3 + 2 * i,
                    block == 0 ? "" : "go" + (block - 1)));
      }
      text.append(
          "      - { step: Go on after %d, id: go%d, takes: 2m, needs: [%s], gate: { by: sandra } }\n"
              .formatted(block, block, block(block)));
    }
    text.append("""
          - phase: Fallback
            kind: fallback
            steps:
              - { step: Put it back, owner: prabhu, takes: 30m }
        """);
    return switch (PlanFile.read("long.plan.yaml",
        text.toString().getBytes(StandardCharsets.UTF_8))) {
      case Read.Good<PlanFile>(var file) -> file.plan();
      case Read.Bad<PlanFile>(var problems) -> throw new AssertionError(problems.lines());
    };
  }

  private static String block(int block) {
    return IntStream.range(0, ALONGSIDE).mapToObj(i -> "s" + block + "-" + i)
        .collect(Collectors.joining(", "));
  }

  /** Mostly somebody else is reading. */
  private static void glance(PersonId who, Walk walk, Random random) {
    if (random.nextInt(12) > 0) {
      return;
    }
    if (who.equals(THOMAS)) {
      lead(walk);
    }
    walk.state().waitingOn(who).findFirst()
        .ifPresent(step -> walk.heard(who, word(step) + step.step().number()));
  }

  private static void lead(Walk walk) {
    walk.state().proposals().keySet().stream().findFirst()
        .ifPresent(token -> walk.heard(THOMAS, "!yes " + token));
    if (walk.state().course() instanceof Course.Open) {
      walk.heard(THOMAS, "!start");
    }
    if (walk.state().attention().held().isPresent()) {
      walk.heard(THOMAS, "!resume");
    }
  }

  private static String word(StepRun step) {
    return switch (step.status()) {
      case StepStatus.Called _ -> step.step().work() instanceof Work.Gate ? "!go " : "!ack ";
      case StepStatus _ -> "!done ";
    };
  }
}
