package rollcall.bot.cli;

import java.time.LocalDate;
import java.util.stream.Collectors;
import rollcall.bot.site.PlanFolders;
import rollcall.plans.engine.DryWalk;
import rollcall.plans.format.PlanFile;
import rollcall.plans.model.Environment;
import rollcall.plans.shape.Read;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code rehearse}: walks the plan of a file without people, hosts or time. */
final class RehearseBody {
  ExitCode run(Command.Rehearse asked, Surroundings around) {
    return switch (PlanFolders.read(asked.file())) {
      case Read.Bad<PlanFile>(var problems) -> {
        problems.lines().forEach(around::complain);
        yield ExitCode.FINDINGS;
      }
      case Read.Good<PlanFile>(var file) -> walked(file, asked, around);
    };
  }

  private static ExitCode walked(PlanFile file, Command.Rehearse asked, Surroundings around) {
    var plan = file.plan(asked.environment());
    if (plan.isEmpty()) {
      return around.refuse(asked.file() + ": no environment " + asked.environment()
          + "; there are " + file.environments().stream().map(Environment::value)
              .collect(Collectors.joining(", ")));
    }
    var walk = DryWalk.of(plan.get(), LocalDate.now(plan.get().schedule().zone()));
    switch (asked.format()) {
      case TEXT -> new WalkTable(walk).lines().forEach(around.out()::println);
      case JSON -> around.out().println(JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT).build()
          .writeValueAsString(WalkTree.of(walk)));
    }
    return walk.holds() ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }
}
