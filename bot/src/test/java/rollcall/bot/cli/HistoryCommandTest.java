package rollcall.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.bot.journal.Journal;
import rollcall.bot.journal.JournalStore;
import rollcall.plans.format.PlanFile;
import rollcall.plans.model.Environment;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Course;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Opening;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunId;
import rollcall.plans.run.StepStatus;
import rollcall.plans.shape.Read;

/** {@code plan history}: what the journal's runs of a plan measured. */
class HistoryCommandTest {
  private static final Instant FIVE = Instant.parse("2026-03-07T05:00:00Z");
  private static final PersonId ANN = new PersonId("ann");
  private static final StepId DUMP = new StepId("dump");
  private static final String PLAN = """
      rollcall: 1
      id: small
      title: A small release
      date: 2026-03-07
      zone: UTC
      window: 05:00 - 08:00
      lead: thomas
      people: { thomas: Thomas, ann: Ann }
      environments:
        staging: { window: 05:00 - 09:00 }
      phases:
        - phase: Window
          steps:
            - { step: Dump, id: dump, owner: ann, takes: 20m }
            - { step: Look, id: look }
      """;
  @TempDir
  private Path folder;
  private Shell shell;
  private String file = "";

  @BeforeEach
  void open() throws IOException {
    shell = new Shell(folder);
    file = Files.writeString(folder.resolve("x.plan.yaml"), PLAN).toString();
  }

  /** Runs on staging that have ended, in which the dump took so many minutes. */
  private void journal(int... minutes) {
    try (var store = JournalStore.open(shell.state(), e -> {
    })) {
      var journal = new Journal(store);
      for (int took : minutes) {
        journal.append(new RunId("small-" + took), run("small-" + took, took));
      }
    }
  }

  private static List<Entry> run(String id, int took) {
    var plan = switch (PlanFile.read("x.plan.yaml", PLAN.getBytes(StandardCharsets.UTF_8))) {
      case Read.Good<PlanFile>(var read) -> read.plan(new Environment("staging")).orElseThrow();
      case Read.Bad<PlanFile>(var problems) -> throw new AssertionError(problems.lines());
    };
    var opening = new Opening(new RunId(id), plan, false, new Opening.Channel("net", "#r"), ANN,
        Set.of(ANN), 0, "");
    var done = new RunEvent.StepDone(DUMP, StepStatus.How.BY_OWNER, Optional.of(ANN),
        Optional.empty(), Map.of(), Optional.empty());
    var events = List.of(new RunEvent.Opened(opening), new RunEvent.Started(Optional.of(FIVE)),
        new RunEvent.StepCalled(DUMP), new RunEvent.StepTaken(DUMP, ANN), done,
        new RunEvent.Ended(Course.Outcome.COMPLETED, List.of()));
    var at = List.of(0, 1, 2, 3, 3 + took, 4 + took);
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < events.size(); i++) {
      entries.add(new Entry(i + 1, FIVE.plusSeconds(60L * at.get(i)), new Actor.Bot(),
          events.get(i)));
    }
    return entries;
  }

  @Test
  @Tag("R81")
  void eachEnvironmentTellsStepByStepWhatWasPlannedAndMeasured() throws Exception {
    journal(22, 28, 24);
    assertThat(shell.run("plan", "history", file)).isZero();
    assertThat(shell.out().lines()).containsExactly("live: nothing is measured yet", "staging:",
        "  step    planned    median 90 of 100   longest  runs  title",
        "  1        20 min    24 min    28 min    28 min     3  Dump",
        "  From S to the end: 24 min in 5 of 10 nights, 28 min in 9 of 10;"
            + " within the window in 100 of 100.",
        "  (1000 nights drawn from these times with --seed 1; other steps as planned, nobody waits)");
    assertThat(shell.run("plan", "history", file, "--seed", "x")).isEqualTo(2);
    assertThat(shell.err()).contains("\"x\" is no seed: a number of up to 18 digits");
  }

  @Test
  @Tag("R81")
  void asJsonItIsEveryMeasureInSeconds() throws Exception {
    journal(22, 28);
    assertThat(shell.run("plan", "history", file, "--json")).isZero();
    assertThat(shell.out()).containsSubsequence("staging", "dump", "1320", "1680")
        .contains("\"planned\" : 1200");
  }

  @Test
  @Tag("R81")
  void whatWasMeasuredIsShownAsAChangeOfTheFileAndWrittenWhenTold() throws Exception {
    journal(22, 28, 24);
    var old = "      - { step: Dump, id: dump, owner: ann, takes: 20m }";
    var now = old.replace("20m", "24m");
    assertThat(shell.run("plan", "learn", file, "--environment", "staging")).isZero();
    assertThat(shell.out().lines()).containsExactly("14- " + old, "14+ " + now,
        "By the runs in staging, for every environment. Nothing is written; --write writes it.");
    assertThat(Path.of(file)).hasContent(PLAN);
    assertThat(shell.run("plan", "learn", file, "--environment", "staging", "--write")).isZero();
    assertThat(Files.readString(Path.of(file))).isEqualTo(PLAN.replace("20m", "24m"));
    assertThat(shell.run("plan", "learn", file, "--environment", "staging")).isZero();
    assertThat(shell.out()).contains("Nothing to learn");
  }

  @Test
  void tooFewRunsTeachNothing() throws Exception {
    journal(28, 29);
    assertThat(shell.run("plan", "learn", file, "--environment", "staging", "--write")).isZero();
    assertThat(shell.out()).startsWith("Nothing to learn: no step with a duration of its own,"
        + " measured 3 times or more in staging");
    assertThat(Path.of(file)).hasContent(PLAN);
    assertThat(shell.run("plan", "learn", file, "--environment", "test")).isEqualTo(1);
    assertThat(shell.err()).contains(": no environment test; there are live, staging");
  }

  @Test
  void withoutAJournalThereIsNothingToTell() throws Exception {
    assertThat(shell.run("plan", "history", file)).isEqualTo(1);
    assertThat(shell.err().lines()).singleElement().asString().startsWith("rollcall: ")
        .contains("there is no journal in", "ROLLCALL_HOME");
  }

  @Test
  void aBadPlanIsToldAsEverywhere() throws Exception {
    Files.writeString(Path.of(file), PLAN.replace("owner: ann", "owner: anne"));
    assertThat(shell.run("plan", "history", file)).isEqualTo(1);
    assertThat(shell.err()).contains("no person, role or team `anne`; did you mean `ann`?");
  }
}
