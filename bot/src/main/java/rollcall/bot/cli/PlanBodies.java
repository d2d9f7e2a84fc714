package rollcall.bot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import rollcall.bot.journal.Journal;
import rollcall.bot.journal.JournalCopy;
import rollcall.bot.journal.JournalException;
import rollcall.bot.site.PlanFolders;
import rollcall.bot.site.SiteFiles;
import rollcall.commands.reply.Differing;
import rollcall.plans.format.PlanFile;
import rollcall.plans.run.History;
import rollcall.plans.run.RunState;
import rollcall.plans.shape.Read;

/** {@code plan check} and {@code plan show}: what the files say, without anything being opened. */
final class PlanBodies {
  ExitCode check(Command.PlanCheck asked, Surroundings around) {
    var site = asked.config().map(file -> SiteFiles.load(file, around.environment()));
    if (site.orElse(null) instanceof SiteFiles.Loaded.Bad(List<String> lines)) {
      lines.forEach(around::complain);
      return ExitCode.FINDINGS;
    }
    var good = site.filter(SiteFiles.Loaded.Good.class::isInstance)
        .map(loaded -> ((SiteFiles.Loaded.Good) loaded).files().site());
    var runs = runs(around);
    var alone = asked.files().stream()
        .map(file -> PlanFindings.of(file, good, plan -> History.of(runs.stream(), plan))).toList();
    var checked = IntStream.range(0, alone.size())
        .mapToObj(i -> alone.get(i).beside(alone.subList(0, i))).toList();
    switch (asked.format()) {
      case TEXT -> checked.forEach(c -> c.lines().forEach(around.out()::println));
      case JSON -> around.out().println(Json.text(byFile(checked)));
    }
    return checked.stream().allMatch(c -> c.passes(asked.failOn()))
        ? ExitCode.CLEAN
        : ExitCode.FINDINGS;
  }

  /** Earlier runs, where a journal is at hand; without one no measured times are looked at. */
  private static Collection<RunState> runs(Surroundings around) {
    var copy = StateFolder.of(around).path().resolve(JournalCopy.FILE_NAME);
    try {
      return Files.exists(copy) ? Journal.copied(copy).values() : List.of();
    } catch (JournalException e) {
      around.complain("measured times are not looked at: " + e.getMessage());
      return List.of();
    }
  }

  private static Map<String, Object> byFile(List<PlanFindings> checked) {
    var found = new LinkedHashMap<String, Object>();
    checked.forEach(c -> found.put(c.file().toString(), c.json()));
    return found;
  }

  ExitCode show(Command.PlanShow asked, Surroundings around) throws IOException {
    var clean = true;
    for (var file : asked.files()) {
      switch (PlanFolders.read(file)) {
        case Read.Bad<PlanFile>(var problems) -> {
          problems.lines().forEach(around::complain);
          clean = false;
        }
        case Read.Good<PlanFile>(var plan) -> clean &= shown(file, plan, asked, around);
      }
    }
    return clean ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }

  /** Whether the plan has the environment that is to be shown. */
  private static boolean shown(Path file, PlanFile plan, Command.PlanShow asked,
      Surroundings around) {
    var lines = switch (asked.as()) {
      case TABLE -> plan.plan(asked.environment()).map(PlanTable::of);
      case TIMELINE -> plan.plan(asked.environment()).map(Timeline::new).map(Timeline::lines);
      case JSON -> plan.json(asked.environment()).map(tree -> List.of(Json.text(tree)));
    };
    lines.ifPresentOrElse(all -> all.forEach(around.out()::println),
        () -> around.complain(GivenPlan.noSuch(file, asked.environment(), plan)));
    return lines.isPresent();
  }

  /** Like other programs that compare: nought where there is no difference, one where there is. */
  ExitCode diff(Command.PlanDiff asked, Surroundings around) throws IOException {
    return GivenPlan.read(asked.before(), asked.environment(), around,
        (was, before) -> GivenPlan.read(asked.after(), asked.environment(), around,
            (is, after) -> told(Differing.lines(was.alike(is, asked.environment()).orElse(before),
                after), asked.format(), around)));
  }

  private static ExitCode told(List<String> differences, Command.Format format,
      Surroundings around) {
    switch (format) {
      case TEXT -> differences.forEach(around.out()::println);
      case JSON -> around.out().println(Json.text(Map.of("differences", differences)));
    }
    return differences.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }
}
