package rollcall.bot.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;
import rollcall.bot.journal.Journal;
import rollcall.commands.reply.Visible;
import rollcall.plans.format.PlanFile;
import rollcall.plans.model.Plan;
import rollcall.plans.run.History;

/**
 * {@code plan learn}: what earlier runs measured becomes a change of the plan file. It is shown as
 * a difference, and written only when told; nothing but durations is touched.
 */
final class LearnBody {
  ExitCode run(Command.PlanLearn asked, Surroundings around) throws IOException {
    return GivenPlan.read(asked.file(), asked.environment(), around,
        (file, plan) -> JournalBodies.withCopy(around,
            copy -> learnt(file, plan, copy, asked, around)));
  }

  private static ExitCode learnt(PlanFile file, Plan plan, Path copy, Command.PlanLearn asked,
      Surroundings around) throws IOException {
    var history = History.of(Journal.copied(copy).values().stream(), plan);
    var before = Files.readString(asked.file());
    var after = file.retimed(before, history.lessons(plan));
    var changes = differences(before, after);
    if (changes.isEmpty()) {
      around.out().println("Nothing to learn: no step with a duration of its own, measured "
          + History.LEAST + " times or more in " + plan.environment()
          + ", takes much longer or shorter than planned.");
      return ExitCode.CLEAN;
    }
    changes.forEach(line -> around.out().println(new Visible(line)));
    if (asked.write()) {
      write(asked.file(), after);
      around.out().println("By the runs in " + plan.environment() + ", for every environment: "
          + asked.file() + " is written, and another revision now.");
    } else {
      around.out().println("By the runs in " + plan.environment()
          + ", for every environment. Nothing is written; --write writes it.");
    }
    return ExitCode.CLEAN;
  }

  private static List<String> differences(String before, String after) {
    var old = before.lines().toList();
    var now = after.lines().toList();
    return IntStream.range(0, old.size())
        .filter(i -> !old.get(i).equals(now.get(i))).boxed()
        .flatMap(i -> List.of((i + 1) + "- " + old.get(i), (i + 1) + "+ " + now.get(i)).stream())
        .toList();
  }

  /** As a whole, with the rights that it has; a link stays one. */
  private static void write(Path file, String text) throws IOException {
    var real = file.toRealPath();
    var fresh = real.resolveSibling(real.getFileName() + ".new");
    try {
      Files.copy(real, fresh, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS,
          StandardCopyOption.REPLACE_EXISTING);
      Files.writeString(fresh, text, StandardCharsets.UTF_8);
      Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
