package rollcall.bot.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import rollcall.bot.execution.Executions;
import rollcall.bot.execution.Outputs;
import rollcall.bot.execution.Seen;
import rollcall.bot.execution.ssh.SshExecutor;
import rollcall.bot.journal.Journal;
import rollcall.bot.site.SiteFiles;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.RunState;

/**
 * Kills every start of the second copy that has no known end, each confirmed by its host or named.
 */
record Kills(Path copy, Optional<Path> config, Surroundings around) {
  private static final int PATIENCE_SECONDS = 60;

  private record Start(ExecutionId id, RunState state) {}

  ExitCode carryOut() throws InterruptedException {
    var starts = new ArrayList<Start>();
    Journal.copied(copy).values().stream().filter(s -> !s.opening().rehearsal())
        .forEach(
            state -> state.executionsWithoutEnd().forEach(id -> starts.add(new Start(id, state))));
    if (starts.isEmpty()) {
      around.out().println("no bot runs, and no command is without a known end");
      return ExitCode.CLEAN;
    }
    return switch (config.map(file -> SiteFiles.load(file, around.environment()))
        .orElse(new SiteFiles.Loaded.Bad(
            List.of("the configuration that the bot last ran with is not known")))) {
      case SiteFiles.Loaded.Good(SiteFiles files) -> kill(starts, files);
      case SiteFiles.Loaded.Bad(List<String> lines) -> around.refuse(starts.size()
          + " commands have no known end and cannot be killed from here: " + lines.getFirst());
    };
  }

  private ExitCode kill(List<Start> starts, SiteFiles files) throws InterruptedException {
    var left = new CountDownLatch(starts.size());
    try (var ssh = new SshExecutor(
        new Outputs(Optional.ofNullable(copy.getParent()).orElseThrow().resolve("outputs")))) {
      for (var start : starts) {
        var target = Executions.target(start.id(), start.state(), files.site(), files::path);
        target.ifPresent(t -> ssh.kill(Executions.handle(start.id()), t, Optional.empty(),
            seen -> told(start.id(), seen, left)));
      }
      return left.await(PATIENCE_SECONDS, TimeUnit.SECONDS)
          ? ExitCode.CLEAN
          : around.refuse(left.getCount() + " commands are not confirmed stopped after "
              + PATIENCE_SECONDS + " s");
    }
  }

  private void told(ExecutionId id, Seen seen, CountDownLatch left) {
    if (seen instanceof Seen.Final end) {
      around.out().println(id + ": " + switch (end) {
        case Seen.Ended e -> "had ended with " + e.exit();
        case Seen.Killed k ->
          "killed" + (k.leftBehind() == 0 ? "" : ", " + k.leftBehind() + " processes left behind");
        case Seen.Cancelled _ -> "never ran, and never will";
        case Seen.Lost(String known) -> "I do not know whether it ran: " + known;
        case Seen.Refused(String why) -> "never started: " + why;
      });
      left.countDown();
    }
  }
}
