package rollcall.bot.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import rollcall.bot.execution.Lookout;
import rollcall.bot.execution.Outputs;
import rollcall.bot.execution.ssh.SshExecutor;
import rollcall.bot.site.SiteFiles;
import rollcall.plans.engine.Visit;
import rollcall.plans.model.Environment;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;

/**
 * {@code hosts check}: whether commands could run on the hosts of an inventory, or on those that a
 * plan needs for the way there and the ways back. Runs nothing on them. In the order of the
 * inventory or of the plan; each line is told when it and those before it are known.
 */
final class HostsBody {
  private interface Looked {
    ExitCode at(SiteFiles files, Path state) throws IOException;
  }

  ExitCode check(Command.HostsCheck asked, Surroundings around) throws IOException {
    return asked.plan().isPresent()
        ? GivenPlan.read(asked.plan().get(), asked.environment().orElse(Environment.LIVE), around,
            (_, plan) -> onSite(asked, around, (files, state) -> look(
                Visit.of(plan, files.site()), numbers(plan), files, state, asked, around)))
        : onSite(asked, around, (files, state) -> look(inventory(asked, files), StepId::value,
            files, state, asked, around));
  }

  /** By the configuration that is named, or the one that the bot last ran with. */
  private static ExitCode onSite(Command.HostsCheck asked, Surroundings around, Looked looked)
      throws IOException {
    var state = StateFolder.of(around).path();
    var config = asked.config().or(() -> ServeBody.lastConfig(state));
    if (config.isEmpty()) {
      return around.refuse("no bot has run here, so that I know no hosts: --config FILE names a"
          + " configuration");
    }
    return switch (SiteFiles.load(config.get(), around.environment())) {
      case SiteFiles.Loaded.Bad(List<String> lines) -> {
        lines.forEach(around::complain);
        yield ExitCode.FINDINGS;
      }
      case SiteFiles.Loaded.Good(SiteFiles files) -> looked.at(files, state);
    };
  }

  private static List<Visit> inventory(Command.HostsCheck asked, SiteFiles files) {
    return files.site().inventory().hosts().values().stream()
        .filter(host -> asked.environment().filter(e -> !e.equals(host.environment())).isEmpty())
        .sorted(Comparator.comparing(host -> host.name().value())).map(Visit::of).toList();
  }

  private static Function<StepId, String> numbers(Plan plan) {
    var numbers = plan.steps().collect(Collectors.toMap(Step::id, s -> s.number().value()));
    return id -> numbers.getOrDefault(id, id.value());
  }

  private static ExitCode look(List<Visit> visits, Function<StepId, String> steps,
      SiteFiles files, Path state, Command.HostsCheck asked, Surroundings around) {
    if (visits.isEmpty()) {
      return around.refuse("there is no host to look at");
    }
    var text = asked.format() == Command.Format.TEXT;
    try (var ssh = new SshExecutor(new Outputs(state.resolve("outputs")))) {
      var seen = visits.stream()
          .map(visit -> Lookout.pay(visit, ssh, files.site(), files::path)
              .thenApply(fitness -> new HostRow(visit, fitness, steps)))
          .toList();
      if (text) {
        seen.forEach(row -> row.thenAccept(r -> tell(r, around)).join());
      }
      var rows = seen.stream().map(CompletableFuture::join).toList();
      var unfit = rows.stream().filter(r -> !r.unfit().isEmpty()).count();
      around.out().println(text
          ? unfit == 0 ? "All are fit." : unfit + " of " + rows.size() + " are NOT fit."
          : json(rows));
      return unfit == 0 ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }
  }

  private static void tell(HostRow row, Surroundings around) {
    row.lines().forEach(around.out()::println);
    around.out().flush();
  }

  private static String json(List<HostRow> rows) {
    return Json.text(rows.stream().map(HostRow::json).toList());
  }
}
