package rollcall.bot.cli;

import java.io.IOException;
import java.time.LocalDate;
import rollcall.plans.engine.DryWalk;
import rollcall.plans.model.Plan;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

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
      case JSON -> around.out().println(JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT).build()
          .writeValueAsString(WalkTree.of(walk)));
    }
    return walk.holds() ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }
}
