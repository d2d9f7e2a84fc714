package rollcall.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aWrongWordIsOneLineOnStderrAndCodeTwo() {
    assertThat(run("demmo").number()).isEqualTo(2);
    assertThat(text(err)).isEqualTo(line(
        "rollcall: there is no command \"demmo\"; the nearest is \"demo\". Nothing happened."));
    assertThat(text(out)).isEmpty();
  }

  @Test
  void whatIsNotBuiltIsRefusedWithCodeOne() {
    assertThat(run("report", "x").number()).isEqualTo(1);
    assertThat(text(err)).isEqualTo(line("rollcall: report is not built yet. Nothing happened."));
  }

  @Test
  void theVersionIsPrintedWithCodeNought() {
    assertThat(run("--version").number()).isZero();
    assertThat(text(out)).isEqualTo("rollcall 1\n");
    assertThat(text(err)).isEmpty();
  }

  @Test
  void helpNamesEveryCommandOnce() {
    assertThat(run("help")).isEqualTo(ExitCode.CLEAN);
    CommandTable.entries().forEach(
        entry -> assertThat(text(out).lines().filter(line -> line.startsWith(entry.usage() + " ")))
            .as(entry.name()).hasSize(1));
  }

  @Test
  void helpAboutOneGroupShowsItAlone() {
    assertThat(run("help", "plan")).isEqualTo(ExitCode.CLEAN);
    var lines = text(out).lines().toList();
    assertThat(lines).filteredOn(line -> line.startsWith("rollcall ")).hasSize(7)
        .allMatch(line -> line.startsWith("rollcall plan "));
    assertThat(lines).contains("Keys of a step in a plan file:").anySatisfy(
        line -> assertThat(line).contains("no-way-back").contains("why it cannot be undone"));
  }

  @Test
  void helpAboutOneCommandOfAGroupShowsNothingElse() {
    assertThat(run("help", "plan", "check")).isEqualTo(ExitCode.CLEAN);
    assertThat(text(out).lines()).hasSize(1);
  }

  @Test
  void helpAboutAWrongWordIsAUsageProblem() {
    assertThat(run("help", "demmo")).isEqualTo(ExitCode.USAGE);
    assertThat(text(err)).contains("the nearest is \"demo\"");
  }

  @Test
  void whatBreaksIsOneLineWithoutATrace() {
    assertThat(run("stop-all")).isEqualTo(ExitCode.FINDINGS);
    assertThat(text(err))
        .isEqualTo(line("rollcall: broken: IOException no\\x0aroom (--debug shows where)"));
  }

  @Test
  void whatBreaksIsShownWithItsTraceUnderDebug() {
    assertThat(run("stop-all", "--debug")).isEqualTo(ExitCode.FINDINGS);
    assertThat(text(err)).contains("at rollcall.bot.cli.MainTest").doesNotContain("shows where");
  }

  @Test
  void aBodyHearsItsWordsAndTheFlags() {
    assertThat(run("plan", "check", "a", "--no-color")).isEqualTo(ExitCode.CLEAN);
    assertThat(text(out)).isEqualTo("[a] colour false\n");
  }

  @Test
  void coloursAreOffWhereTheEnvironmentSaysSo() {
    assertThat(around(Map.of("NO_COLOR", "1")).colour()).isFalse();
    assertThat(around(Map.of("NO_COLOR", "")).colour()).isTrue();
  }

  @Test
  void theLaunchersWarmUpSaysNothing() {
    assertThat(run("warm-up")).isEqualTo(ExitCode.CLEAN);
    assertThat(text(out) + text(err)).isEmpty();
  }

  private ExitCode run(String... arguments) {
    Bodies program = Bodies.ofTheProgram();
    var bodies = new Bodies(program.demo(), program.serve(), MainTest::checks, program.planShow(),
        program.journalShow(),
        program.journalVerify(), program.journalRestore(), (_, _) -> {
          throw new IOException("no\nroom");
        }, program.rehearse(), program.planHistory(), program.planLearn(), program.hostsCheck(),
        program.planDiff(), program.planImport());
    return new Main(bodies, around(Map.of())).run(List.of(arguments));
  }

  private static ExitCode checks(Command.PlanCheck command, Surroundings around) {
    around.out().print(command.files() + " colour " + around.colour() + "\n");
    return ExitCode.CLEAN;
  }

  private Surroundings around(Map<String, String> environment) {
    return new Surroundings(InputStream.nullInputStream(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8), Path.of("/nowhere"), environment,
        Surroundings.Flags.NONE, false);
  }

  private static String line(String text) {
    return text + System.lineSeparator();
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
