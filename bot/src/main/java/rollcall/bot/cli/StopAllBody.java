package rollcall.bot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import rollcall.bot.StopAll;
import rollcall.bot.journal.JournalCopy;

/**
 * {@code stop-all}: a running bot holds every run and kills what executes; where none runs, the
 * executions of the second copy that have no known end are killed from here.
 */
final class StopAllBody {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  ExitCode run(Surroundings around) throws IOException, InterruptedException {
    var state = StateFolder.of(around);
    var unusable = state.open();
    if (unusable.isPresent()) {
      return around.refuse(unusable.get());
    }
    StopAll.tell(state.path(), around.variable("USER").orElse("operator"));
    if (taken(state.path())) {
      around.out().println("told: the bot holds every run and kills what executes");
      return ExitCode.CLEAN;
    }
    StopAll.withdraw(state.path());
    return withoutTheBot(state.path(), around);
  }

  private static boolean taken(Path state) {
    var until = System.nanoTime() + PATIENCE.toNanos();
    while (StopAll.waits(state) && System.nanoTime() < until) {
      LockSupport.parkNanos(50_000_000);
    }
    return !StopAll.waits(state);
  }

  private static ExitCode withoutTheBot(Path state, Surroundings around)
      throws IOException, InterruptedException {
    var copy = state.resolve(JournalCopy.FILE_NAME);
    if (!Files.exists(copy)) {
      return around.refuse("no bot runs on " + state + " and there is no journal: nothing to stop");
    }
    return new Kills(copy, ServeBody.lastConfig(state), around).carryOut();
  }
}
