package rollcall.plans.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.Effects;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Work;
import rollcall.plans.shape.Read;

/** The example of the format's page, which uses most of the language. */
class TheExampleTest {
  static byte[] bytes() {
    try (var in = Objects.requireNonNull(
        TheExampleTest.class.getResourceAsStream("example.plan.yaml"))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PlanFile good(byte[] bytes) {
    return switch (PlanFile.read("x.plan.yaml", bytes)) {
      case Read.Good<PlanFile>(var file) -> file;
      case Read.Bad<PlanFile>(var problems) -> throw new AssertionError(problems.lines());
    };
  }

  private final PlanFile file = good(bytes());
  private final Plan plan = file.plan();

  private Step step(String number) {
    return plan.steps().filter(s -> s.number().value().equals(number)).findFirst().orElseThrow();
  }

  private List<String> needs(String number) {
    return step(number).needs().stream().map(StepId::value).sorted().toList();
  }

  @Test
  void itIsReadWhole() {
    assertThat(plan.id().value()).isEqualTo("smartsite");
    assertThat(plan.phases()).hasSize(3);
    assertThat(plan.steps().map(s -> s.number().value()).toList()).containsExactly("1", "2", "3",
        "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "F1", "F2", "F3", "F4", "F5", "F6",
        "F7", "F8", "F9");
    assertThat(plan.team().lead()).isEqualTo(new PersonId("thomas"));
    assertThat(plan.schedule().plannedStart()).contains(java.time.Instant.parse(
        "2009-08-18T12:10:00Z"));
  }

  @Test
  void aStepFollowsTheGroupBeforeItAndAPhaseThePhaseBefore() {
    assertThat(needs("1")).isEmpty();
    assertThat(needs("2")).containsExactly("stage-the-release-tag-on-every-node");
    assertThat(needs("4")).containsExactly("stop");
    assertThat(needs("F1")).isEmpty();
    assertThat(needs("F3")).containsExactly("f-stop");
    assertThat(needs("F5")).containsExactly("f-deploy", "f-restore");
    assertThat(needs("F6")).containsExactly("f-restored");
  }

  @Test
  void rolesBecomePeopleAndGroupsBecomeHosts() {
    assertThat(step("4").owners().people()).containsExactly(new PersonId("prabhu"));
    assertThat(step("3").work()).isInstanceOfSatisfying(Work.Command.class, command -> {
      assertThat(command.hosts()).extracting(HostName::value).containsExactly("sakaiprod1",
          "sakaiprod2", "sakaiprod3", "sakaiprod4", "sakaiprod5", "sakaiprod6", "sakaiprodmail1");
      assertThat(command.order()).isEqualTo(Work.Order.ALL_AT_ONCE);
    });
  }

  @Test
  void aLengthThatIsLeftOutIsTheGapToTheNextTimeAndMarkedAsAGuess() {
    assertThat(step("2").timing().takes()).isEqualTo(Duration.ofMinutes(10));
    assertThat(step("2").timing().guessed()).isTrue();
    assertThat(step("4").timing().guessed()).isFalse();
    assertThat(step("F3").timing().takes()).isEqualTo(Duration.ofMinutes(3));
    assertThat(step("F6").timing().takes()).isEqualTo(Duration.ofMinutes(5));
    assertThat(step("F9").timing().takes()).isEqualTo(Duration.ZERO);
  }

  @Test
  void effectsAreCarried() {
    assertThat(step("5").effects().changesData()).isTrue();
    assertThat(step("4").effects().restorePoint().orElseThrow().value())
        .isEqualTo("before-upgrade");
    assertThat(step("12").effects().users()).contains(Effects.Users.BACK);
    assertThat(step("F2").effects().undoes()).containsExactly(new StepId("scripts"));
  }

  @Test
  void whatThisVersionDoesNotRunIsNamedWithItsLine() {
    var text = new String(bytes(), StandardCharsets.UTF_8).lines().toList();
    assertThat(plan.unbuilt()).isNotEmpty().allSatisfy(
        beyond -> assertThat(text.get(beyond.line() - 1)).contains(beyond.key() + ":"));
    assertThat(plan.unbuilt()).extracting(Plan.Unbuilt::key).containsExactly(
        "order", "batch-size");
    assertThat(step("10").work()).isEqualTo(new Work.Unbuilt("run"));
  }

  @Test
  void itIsWrittenAndReadBackTheSame() {
    var again = good(file.text().getBytes(StandardCharsets.UTF_8));
    assertThat(again.fields()).isEqualTo(file.fields());
    assertThat(again.text()).isEqualTo(file.text());
  }

  @Test
  @SuppressWarnings("unchecked")
  void asJsonOwnersAndTimesHaveOneFormAndEveryStepItsNumber() {
    var tree = file.json();
    var phases = (List<Map<String, Object>>) tree.get("phases");
    var steps = (List<Map<String, Object>>) Objects.requireNonNull(phases).get(1).get("steps");
    assertThat(Objects.requireNonNull(steps).get(2)).containsEntry("n", "4")
        .containsEntry("id", "backup")
        .containsEntry("owner", Map.of("mode", "any", "of", List.of("dba"))).containsEntry("at",
            Map.of("clock", "S", "minutes", 2, "as-written", "S+2m"));
    assertThat(String.valueOf(tree.get("hosts")))
        .startsWith("{head=[sakaiprod1], others=[sakaiprod2,");
    assertThat(file.json()).isEqualTo(tree);
  }
}
