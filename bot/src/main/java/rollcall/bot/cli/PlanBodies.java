package rollcall.bot.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rollcall.bot.site.PlanFolders;
import rollcall.plans.format.PlanFile;
import rollcall.plans.shape.Read;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code plan check} and {@code plan show}: what the files say, without anything being opened. */
final class PlanBodies {
  ExitCode check(Command.PlanCheck asked, Surroundings around) {
    var clean = true;
    var found = new LinkedHashMap<String, Object>();
    for (var file : asked.files()) {
      var read = PlanFolders.read(file);
      clean &= read instanceof Read.Good<PlanFile>(var plan) && plan.plan().unbuilt().isEmpty();
      switch (asked.format()) {
        case TEXT -> checked(file, read).forEach(around.out()::println);
        case JSON -> found.put(file.toString(), findings(read));
      }
    }
    if (asked.format() == Command.Format.JSON) {
      around.out().println(json(found));
    }
    return clean ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }

  private static List<String> checked(Path file, Read<PlanFile> read) {
    return switch (read) {
      case Read.Bad<PlanFile>(var problems) -> problems.lines();
      case Read.Good<PlanFile>(var plan) when plan.plan().unbuilt().isEmpty() ->
        List.of(file + ": good, " + plan.plan().steps().count() + " steps");
      case Read.Good<PlanFile>(var plan) -> plan.plan().unbuilt().stream()
          .map(u -> file + ":" + u.line() + ": `" + u.key()
              + "` is not built yet: the plan can be shown and not opened")
          .toList();
    };
  }

  private static Map<String, Object> findings(Read<PlanFile> read) {
    return switch (read) {
      case Read.Bad<PlanFile>(var problems) -> Map.of("problems", problems.told().stream()
          .map(
              p -> Map.of("line", p.at().line(), "column", p.at().column(), "message", p.message()))
          .toList(), "more", problems.untold());
      case Read.Good<PlanFile>(var plan) ->
        Map.of("problems", List.of(), "not-built", plan.plan().unbuilt().stream()
            .map(u -> Map.of("line", u.line(), "key", u.key())).toList());
    };
  }

  ExitCode show(Command.PlanShow asked, Surroundings around) throws IOException {
    var clean = true;
    for (var file : asked.files()) {
      switch (PlanFolders.read(file)) {
        case Read.Bad<PlanFile>(var problems) -> {
          problems.lines().forEach(around.err()::println);
          clean = false;
        }
        case Read.Good<PlanFile>(var plan) when asked.format() == Command.Format.JSON ->
          around.out().println(json(plan.json()));
        case Read.Good<PlanFile>(var plan) ->
          PlanTable.of(plan.plan()).forEach(around.out()::println);
      }
    }
    return clean ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }

  private static String json(Object tree) {
    return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build()
        .writeValueAsString(tree);
  }
}
