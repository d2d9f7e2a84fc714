package rollcall.bot.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import rollcall.bot.site.PlanFolders;
import rollcall.plans.format.PlanFile;
import rollcall.plans.model.Environment;
import rollcall.plans.model.Plan;
import rollcall.plans.shape.Read;

/** The one plan file that a command is about: read, or what is wrong with it told. */
final class GivenPlan {
  interface Body {
    ExitCode of(PlanFile file) throws IOException;
  }

  interface BodyIn {
    ExitCode of(PlanFile file, Plan plan) throws IOException;
  }

  private GivenPlan() {}

  static ExitCode read(Path path, Surroundings around, Body body) throws IOException {
    return switch (PlanFolders.read(path)) {
      case Read.Bad<PlanFile>(var problems) -> {
        problems.lines().forEach(around::complain);
        yield ExitCode.FINDINGS;
      }
      case Read.Good<PlanFile>(var file) -> body.of(file);
    };
  }

  static String noSuch(Path path, Environment environment, PlanFile file) {
    return path + ": no environment " + environment + "; there are "
        + file.environments().stream().map(Environment::value).collect(Collectors.joining(", "));
  }

  /** The same of one environment, if the file names it. */
  static ExitCode read(Path path, Environment environment, Surroundings around, BodyIn body)
      throws IOException {
    return read(path, around, file -> {
      var plan = file.plan(environment);
      return plan.isEmpty()
          ? around.refuse(noSuch(path, environment, file))
          : body.of(file, plan.get());
    });
  }
}
