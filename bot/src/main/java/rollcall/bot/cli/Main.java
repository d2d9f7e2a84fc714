package rollcall.bot.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import rollcall.plans.format.PlanFile;

/**
 * Where the program starts: reads the command line, has it carried out, and ends with its exit
 * code.
 */
public final class Main {
  /** The version, as {@code --version} says it; the same as in the build. */
  static final String VERSION = "1";

  /** What the launcher has done once, so that the next start of these is quick. */
  private static final List<List<String>> WARM = List.of(
      List.of("help"), List.of("--version"), List.of("no-such-word"),
      List.of("plan", "check", "no-such-file"), List.of("demo"));

  private final Bodies bodies;
  private final Surroundings around;

  Main(Bodies bodies, Surroundings around) {
    this.bodies = bodies;
    this.around = around;
  }

  public static void main(String[] arguments) {
    var main = new Main(Bodies.ofTheProgram(), Surroundings.ofTheProcess());
    System.exit(main.run(List.of(arguments)).number());
  }

  ExitCode run(List<String> arguments) {
    CommandLine line = CommandLine.read(arguments);
    return switch (line.reading()) {
      case Reading.Misunderstood(String problem) -> usage(problem);
      case Reading.Refused(String why) -> around.refuse(why + ". Nothing happened.");
      case Reading.Understood(Command command) ->
        new Main(bodies, around.with(line.flags())).told(command);
    };
  }

  /** Carries it out, telling what broke in one line. */
  private ExitCode told(Command command) {
    try {
      return carryOut(command);
    } catch (Exception broken) {
      return broke(broken);
    } finally {
      around.out().flush();
    }
  }

  private ExitCode carryOut(Command command) throws Exception {
    return switch (command) {
      case Command.Demo asked -> bodies.demo().run(asked, around);
      case Command.Serve asked -> bodies.serve().run(asked, around);
      case Command.PlanCheck asked -> bodies.planCheck().run(asked, around);
      case Command.PlanShow asked -> bodies.planShow().run(asked, around);
      case Command.PlanHistory asked -> bodies.planHistory().run(asked, around);
      case Command.PlanLearn asked -> bodies.planLearn().run(asked, around);
      case Command.Rehearse asked -> bodies.rehearse().run(asked, around);
      case Command.JournalShow asked -> bodies.journalShow().run(asked, around);
      case Command.JournalVerify asked -> bodies.journalVerify().run(asked, around);
      case Command.JournalRestore asked -> bodies.journalRestore().run(asked, around);
      case Command.StopAll asked -> bodies.stopAll().run(asked, around);
      case Command.PlanDiff asked -> bodies.planDiff().run(asked, around);
      case Command.PlanImport asked -> bodies.planImport().run(asked, around);
      case Command.PlanSchema _ -> print(Json.text(PlanFile.schema()) + "\n");
      case Command.HostsCheck asked -> bodies.hostsCheck().run(asked, around);
      case Command.Help(List<String> about) -> help(about);
      case Command.Version _ -> print("rollcall " + VERSION + "\n");
      case Command.WarmUp _ -> warmUp();
    };
  }

  private ExitCode help(List<String> about) {
    return HelpPage.about(about).map(this::print).orElseGet(() -> usage(CommandLine.wrong(about)));
  }

  private ExitCode print(String text) {
    around.out().print(text);
    return ExitCode.CLEAN;
  }

  private ExitCode usage(String problem) {
    return around.unusable(problem + ". Nothing happened.");
  }

  private ExitCode broke(Exception broken) {
    String what = Optional.ofNullable(broken.getMessage()).orElse("");
    String hint = around.flags().debug() ? "" : " (--debug shows where)";
    around.complain(("broken: " + broken.getClass().getSimpleName() + " " + what).strip() + hint);
    if (around.flags().debug()) {
      broken.printStackTrace(around.err());
    }
    return ExitCode.FINDINGS;
  }

  private ExitCode warmUp() {
    var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    var quiet = new Surroundings(InputStream.nullInputStream(), silent, silent, around.home(),
        around.environment(), around.flags(), false);
    WARM.forEach(words -> new Main(bodies, quiet).run(words));
    return ExitCode.CLEAN;
  }
}
