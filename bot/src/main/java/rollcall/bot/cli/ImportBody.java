package rollcall.bot.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import rollcall.bot.cli.Command.PlanImport;
import rollcall.commands.reply.Visible;
import rollcall.plans.document.Document;
import rollcall.plans.importer.Draft;
import rollcall.plans.importer.Imported;
import rollcall.plans.importer.KeptPlan;

/**
 * {@code plan import}: a document becomes plan files. What the document leaves open is asked where
 * somebody can answer, and else stands in the files as comments.
 */
final class ImportBody {
  private final Supplier<SSLSocketFactory> tls;

  /** Trusts the certificates that the JDK trusts. */
  ImportBody() {
    this(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /** {@code tls}, asked only where something is fetched, says whose certificates are trusted. */
  ImportBody(Supplier<SSLSocketFactory> tls) {
    this.tls = tls;
  }

  ExitCode run(PlanImport asked, Surroundings around) throws InterruptedException {
    return switch (new DocumentSource(tls, asked.reach(), around).read(asked.from())) {
      case DocumentSource.Got.Bad(String line) -> around.unusable(line);
      case DocumentSource.Got.Good got -> KeptPlan.of(got.said(), got.bytes())
          .map(plan -> kept(plan, got, asked, around))
          .orElseGet(() -> understood(got, asked, around));
    };
  }

  private static ExitCode kept(KeptPlan plan, DocumentSource.Got.Good got, PlanImport asked,
      Surroundings around) {
    return switch (plan) {
      case KeptPlan.Bad(var why) -> {
        why.forEach(around::complain);
        yield ExitCode.USAGE;
      }
      case KeptPlan.Good(Imported imported) ->
        told(imported, new Document(got.name(), List.of(), List.of()), asked, around);
    };
  }

  private static ExitCode understood(DocumentSource.Got.Good got, PlanImport asked,
      Surroundings around) {
    return switch (Document.read(got.name(), got.bytes())) {
      case Document.Outcome.Bad(String why) -> around.unusable(got.said() + ": " + why);
      case Document.Outcome.Good(Document document) ->
        told(Imported.of(document), document, asked, around);
    };
  }

  private static ExitCode told(Imported imported, Document document, PlanImport asked,
      Surroundings around) {
    document.notes().forEach(note -> around.complain(document.name() + ": " + note));
    if (imported.drafts().isEmpty()) {
      return around.unusable(document.name() + ": there is no step in it");
    }
    var large = imported.drafts().stream().flatMap(draft -> draft.tooLarge().stream()).findFirst();
    if (large.isPresent()) {
      return around.unusable(document.name() + ": " + large.get() + "; no plan was written");
    }
    imported.drafts().forEach(draft -> wrong(draft, imported)
        .forEach(line -> around.complain(PlanTargets.fileName(draft) + line)));
    return switch (asked.format()) {
      case JSON -> json(imported, around);
      case TEXT -> asked.into()
          .map(into -> written(imported, document, into, asked, around))
          .orElseGet(() -> printed(imported, around));
    };
  }

  private static ExitCode json(Imported imported, Surroundings around) {
    around.out().println(Json.text(imported.json()));
    return code(imported);
  }

  private static ExitCode printed(Imported imported, Surroundings around) {
    var several = imported.drafts().size() > 1;
    for (var draft : imported.drafts()) {
      print(several ? "# " + PlanTargets.fileName(draft) + "\n" + draft.yaml() : draft.yaml(),
          around);
    }
    imported.drafts()
        .forEach(draft -> open(draft, imported)
            .ifPresent(open -> around.complain(PlanTargets.fileName(draft) + ": " + open)));
    return code(imported);
  }

  /**
   * To a file or a pipe the plan goes byte for byte, in UTF-8 whatever the locale; on a terminal
   * nothing of it may move the cursor.
   */
  private static void print(String yaml, Surroundings around) {
    if (around.terminal()) {
      yaml.lines().map(ImportBody::visible).forEach(around.out()::println);
    } else {
      var whole = yaml.endsWith("\n") ? yaml : yaml + "\n";
      around.out().writeBytes(whole.getBytes(StandardCharsets.UTF_8));
      around.out().flush();
    }
  }

  private static String visible(String line) {
    return Arrays.stream(line.split("\t", -1)).map(part -> new Visible(part).text())
        .collect(Collectors.joining("\t"));
  }

  /** The files are looked at before anybody is asked: no answer is in vain. */
  private static ExitCode written(Imported imported, Document document, Command.Into into,
      PlanImport asked, Surroundings around) {
    return switch (PlanTargets.of(imported.drafts(), into, asked.force())) {
      case PlanTargets.Found.Bad(String why) -> around.unusable(why);
      case PlanTargets.Found.Good _ ->
        written(answered(imported, document, asked, around), into, asked, around);
    };
  }

  private static Imported answered(Imported imported, Document document, PlanImport asked,
      Surroundings around) {
    return switch (asked.from()) {
      case Command.Origin.StandardInput _ -> imported;
      case Command.Origin.Local _,Command.Origin.Web _ ->
        around.terminal() ? new Asking(document, around).about(imported) : imported;
    };
  }

  private static ExitCode written(Imported imported, Command.Into into, PlanImport asked,
      Surroundings around) {
    return switch (PlanTargets.of(imported.drafts(), into, asked.force())) {
      case PlanTargets.Found.Bad(String why) -> around.unusable(why);
      case PlanTargets.Found.Good(PlanTargets files) -> written(imported, files, into, around);
    };
  }

  private static ExitCode written(Imported imported, PlanTargets files, Command.Into into,
      Surroundings around) {
    try {
      files.write(target -> around.complain(target.file() + " written"
          + open(target.draft(), imported).map(open -> "; " + open).orElse("")));
      return code(imported);
    } catch (IOException e) {
      return around.unusable(into.path() + " cannot be written: " + why(e));
    }
  }

  private static String why(IOException e) {
    return e instanceof FileSystemException of && of.getReason() != null
        ? of.getReason()
        : Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }

  private static Optional<String> open(Draft draft, Imported imported) {
    var count = imported.questions().stream().filter(q -> q.plan().equals(draft.id())).count();
    return count == 0
        ? Optional.empty()
        : Optional.of(count == 1
            ? "1 question is open in it, as a comment that begins with \"# ?\""
            : count + " questions are open in it, as comments that begin with \"# ?\"");
  }

  /** What no answer to a question will mend. */
  private static List<String> wrong(Draft draft, Imported imported) {
    return draft.problems().stream().filter(problem -> imported.questions().stream()
        .noneMatch(q -> problem.contains("lacks `" + q.field() + "`")))
        .map(problem -> problem.substring(draft.id().length())).toList();
  }

  private static ExitCode code(Imported imported) {
    return imported.questions().isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }
}
