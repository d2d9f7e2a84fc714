package rollcall.bot.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import rollcall.bot.journal.Journal;
import rollcall.plans.format.PlanFile;
import rollcall.plans.model.Plan;
import rollcall.plans.run.History;
import rollcall.plans.run.RunState;

/** {@code plan history}: from the second copy of the journal, so it works beside a running bot. */
final class HistoryBody {
  ExitCode run(Command.PlanHistory asked, Surroundings around) throws IOException {
    return GivenPlan.read(asked.file(), around, file -> JournalBodies.withCopy(around,
        copy -> told(file, copy, asked, around)));
  }

  private static ExitCode told(PlanFile file, Path copy, Command.PlanHistory asked,
      Surroundings around) {
    var tables = tables(file, Journal.copied(copy).values(), asked.seed());
    switch (asked.format()) {
      case TEXT -> tables.forEach(table -> table.lines().forEach(around.out()::println));
      case JSON -> around.out().println(json(tables));
    }
    return ExitCode.CLEAN;
  }

  private static List<HistoryTable> tables(PlanFile file, Collection<RunState> runs, long seed) {
    return file.environments().stream().flatMap(e -> file.plan(e).stream())
        .map((Plan plan) -> new HistoryTable(plan, History.of(runs.stream(), plan), seed)).toList();
  }

  private static String json(List<HistoryTable> tables) {
    var environments = new LinkedHashMap<String, Object>();
    tables.forEach(t -> environments.put(t.plan().environment().value(), t.json()));
    return Json.text(environments);
  }
}
