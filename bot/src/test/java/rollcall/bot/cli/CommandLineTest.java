package rollcall.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.bot.cli.Command.Format;
import rollcall.bot.cli.Command.Shown;
import rollcall.plans.lint.Severity;
import rollcall.plans.model.Environment;

class CommandLineTest {

  @Test
  void aFlagMayStandAnywhereAndTakeItsValueEitherWay() {
    var wanted = new Command.Serve(Optional.of(Path.of("a b.yaml")));
    assertThat(understood("serve", "--config", "a b.yaml")).isEqualTo(wanted);
    assertThat(understood("--config=a b.yaml", "serve")).isEqualTo(wanted);
    assertThat(CommandLine.read(List.of("serve", "--debug", "--no-color")).flags())
        .isEqualTo(new Surroundings.Flags(true, true));
  }

  @Test
  void filesAreTakenInOrderWithTheFormat() {
    assertThat(understood("plan", "check", "b", "--json", "a"))
        .isEqualTo(new Command.PlanCheck(List.of(Path.of("b"), Path.of("a")), Optional.empty(),
            Severity.BLOCKER, Format.JSON));
    assertThat(understood("plan", "show", "a"))
        .isEqualTo(new Command.PlanShow(List.of(Path.of("a")), Environment.LIVE, Shown.TABLE));
    assertThat(understood("plan", "show", "a", "--environment", "staging", "--json")).isEqualTo(
        new Command.PlanShow(List.of(Path.of("a")), new Environment("staging"), Shown.JSON));
    assertThat(understood("rehearse", "a"))
        .isEqualTo(new Command.Rehearse(Path.of("a"), Environment.LIVE, Format.TEXT));
    assertThat(understood("rehearse", "a", "--environment", "staging", "--json")).isEqualTo(
        new Command.Rehearse(Path.of("a"), new Environment("staging"), Format.JSON));
    assertThat(problem("rehearse")).startsWith("rehearse is written: rollcall rehearse FILE");
  }

  @Test
  void behindTwoDashesEverythingIsAnOperand() {
    assertThat(understood("plan", "check", "--", "--json"))
        .isEqualTo(
            new Command.PlanCheck(List.of(Path.of("--json")), Optional.empty(),
                Severity.BLOCKER, Format.TEXT));
    assertThat(understood("plan", "check", "a", "--fail-on", "high")).isEqualTo(
        new Command.PlanCheck(List.of(Path.of("a")), Optional.empty(), Severity.HIGH,
            Format.TEXT));
    assertThat(problem("plan", "check", "a", "--fail-on", "hgh"))
        .isEqualTo("\"hgh\" is no level; there are blocker, high, medium, low");
  }

  @Test
  void aHeadIsGivenAsTheBotSaidIt() {
    assertThat(understood("journal", "verify", "212", "3f9a2c07b1d4e88a91c0")).isEqualTo(
        new Command.JournalVerify(Optional.of(new KeptHead(212, "3f9a2c07b1d4e88a91c0"))));
    assertThat(understood("journal", "verify"))
        .isEqualTo(new Command.JournalVerify(Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"212", "0 3f9a2c07b1d4e88a91c0", "212 3F9A2C07B1D4E88A91C0", "212 3f9a",
      "1234567890123 3f9a2c07b1d4e88a91c0"})
  void whatIsNoHeadIsNotTaken(String operands) {
    assertThat(problem(("journal verify " + operands).split(" ")))
        .startsWith("a head is a number and 20");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      demmo                 | there is no command "demmo"; the nearest is "demo"
      plan chekc x          | there is no command "plan chekc"; the nearest is "plan check"
      plna check x          | there is no command "plna"; the nearest is "plan check"
      jurnal verify         | there is no command "jurnal"; the nearest is "journal verify"
      frobnicate            | there is no command "frobnicate"; see rollcall help
      plan                  | plan wants a second word: check, show, diff, schema, history, learn, import
      journal               | journal wants a second word: show, verify, restore
      --jsno plan show x    | there is no flag --jsno; the nearest is --json
      --frobnicate          | there is no flag --frobnicate; see rollcall help
      demo --json           | demo takes no --json; it is written: rollcall demo
      demo x                | demo is written: rollcall demo
      plan check            | plan check is written: rollcall plan check FILE… [--config FILE] [--fail-on LEVEL] [--json]
      serve --config        | --config wants a value behind it
      serve --config=       | --config wants a value behind it
      plan show x --environment=A | "A" cannot be the name of an environment: it has small letters, digits and -
      plan check x --environment a | plan check takes no --environment; it is written: rollcall plan check FILE… [--config FILE] [--fail-on LEVEL] [--json]
      plan show x --json=1  | --json takes no value
      serve --config a --config b | --config was said twice
      """)
  void aWrongWordIsAnsweredWithTheRightOne(String said, String answer) {
    assertThat(problem(said.split(" "))).isEqualTo(answer);
  }

  @Test
  void noWordAtAllIsAnsweredWithWhereToBegin() {
    assertThat(problem())
        .isEqualTo("say what to do; rollcall demo tries it out, rollcall help tells the rest");
  }

  @Test
  void aVeryLongWordIsNotComparedWithAnything() {
    assertThat(problem("demo".repeat(20))).endsWith("; see rollcall help");
  }

  @Test
  void aHundredFilesAreTakenAndOneMoreIsNot() {
    var most = new String[2 + CommandTable.MOST_FILES];
    Arrays.fill(most, "x");
    most[0] = "plan";
    most[1] = "check";
    assertThat(understood(most)).isInstanceOf(Command.PlanCheck.class);

    String[] tooMany = Arrays.copyOf(most, most.length + 1);
    tooMany[most.length] = "x";
    assertThat(problem(tooMany)).startsWith("plan check is written:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"report 1", "hosts enrol", "journal export"})
  void commandsOfLaterAreRefusedByName(String said) {
    assertThat(CommandLine.read(List.of(said.split(" "))).reading()).isInstanceOfSatisfying(
        Reading.Refused.class,
        refused -> assertThat(refused.line()).endsWith(" is not built yet"));
  }

  @Test
  void theTestsAreTheLaunchersOwn() {
    assertThat(CommandLine.read(List.of("test")).reading())
        .isEqualTo(new Reading.Refused("test works in a checkout alone, as ./rollcall test"));
  }

  @Test
  void helpAndVersionAreFlagsToo() {
    assertThat(understood("--version")).isEqualTo(new Command.Version());
    assertThat(understood("-V")).isEqualTo(new Command.Version());
    assertThat(understood("plan", "check", "-h"))
        .isEqualTo(new Command.Help(List.of("plan", "check")));
  }

  private static Command understood(String... arguments) {
    Reading reading = CommandLine.read(List.of(arguments)).reading();
    if (reading instanceof Reading.Understood(Command command)) {
      return command;
    }
    throw new AssertionError("not understood: " + reading);
  }

  private static String problem(String... arguments) {
    Reading reading = CommandLine.read(List.of(arguments)).reading();
    if (reading instanceof Reading.Misunderstood(String line)) {
      return line;
    }
    throw new AssertionError("not misunderstood: " + reading);
  }
}
