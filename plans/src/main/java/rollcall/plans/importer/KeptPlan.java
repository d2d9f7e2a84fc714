package rollcall.plans.importer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.plans.format.PlanFile;
import rollcall.plans.shape.Read;

/**
 * What is a plan already and need not be understood: a plan file, which stays as it is byte by
 * byte, or what {@code plan show --json} prints of one, which becomes a plan file again.
 */
public sealed interface KeptPlan {
  /** How much of a file tells what it is. */
  int LOOKED_AT = 100_000;

  /** Its first key, behind comments. */
  Pattern FILE = Pattern
      .compile(
          "^\\uFEFF?(?:\\s*(?:#[^\\n]*)?\\n|---\\s*\\n)*[\"']?rollcall[\"']?\\s*:\\s*[\"']?\\d");
  Pattern JSON = Pattern.compile("^\\uFEFF?\\s*\\{\\s*\"");
  Pattern IMPORTED = Pattern.compile("^\\uFEFF?\\s*\\{\\s*\"plans\"\\s*:");

  record Good(Imported imported) implements KeptPlan {}

  /** It was to be one and is not, in one line for each thing that is wrong. */
  record Bad(List<String> why) implements KeptPlan {
    public Bad {
      why = List.copyOf(why);
    }
  }

  /** Empty where {@code bytes} are no such thing, but a document. */
  static Optional<KeptPlan> of(String name, byte[] bytes) {
    var start = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.UTF_8);
    boolean json = JSON.matcher(start).find() && endsAsJson(bytes);
    if (json && IMPORTED.matcher(start).find()) {
      return Optional.of(new Bad(List.of(name + ": this is what an import prints for programs:"
          + " import the document itself, so that what it asks is not lost")));
    }
    if (json && !start.contains("\"rollcall\"")) {
      return Optional.of(new Bad(
          List.of(name + ": JSON, but not a plan as plan show --json prints it")));
    }
    if (json) {
      return Optional.of(of(PlanFile.readExport(name, bytes), Optional.empty()));
    }
    return FILE.matcher(start).find()
        ? Optional.of(of(PlanFile.read(name, bytes),
            Optional.of(new String(bytes, StandardCharsets.UTF_8))))
        : Optional.empty();
  }

  private static boolean endsAsJson(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && Character.isWhitespace(bytes[end - 1])) {
      end--;
    }
    return end > 0 && bytes[end - 1] == '}';
  }

  private static KeptPlan of(Read<PlanFile> read, Optional<String> text) {
    return switch (read) {
      case Read.Good<PlanFile>(var file) -> new Good(Imported.of(new Draft(
          file.plan().id().value(), file.plan().title().text(), text.orElseGet(file::text))));
      case Read.Bad<PlanFile>(var problems) -> new Bad(problems.lines());
    };
  }
}
