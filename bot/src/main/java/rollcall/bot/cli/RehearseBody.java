package rollcall.bot.cli;

import java.io.IOException;
import java.time.LocalDate;
import rollcall.plans.engine.DryWalk;
import rollcall.plans.model.Plan;

/** {@code rehearse}: walks the plan of a file without people, hosts or time. */
final class RehearseBody {
  ExitCode run(Command.Rehearse asked, Surroundings around) throws IOException {
    return GivenPlan.read(asked.file(), asked.environment(), around,
        (_, plan) -> walked(plan, asked, around));
  }

  private static ExitCode walked(Plan plan, Command.Rehearse asked, Surroundings around) {
    var walk = DryWalk.of(plan, LocalDate.now(plan.schedule().zone()));
    switch (asked.format()) {
      case TEXT -> new WalkTable(walk).lines().forEach(around.out()::println);
      case JSON -> around.out().println(Json.text(WalkTree.of(walk)));
    }
    return walk.holds() ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }
}
