package rollcall.plans.importer;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import rollcall.plans.format.PlanFile;
import rollcall.plans.lint.Finding;
import rollcall.plans.lint.Lint;
import rollcall.plans.lint.Subject;
import rollcall.plans.shape.Read;

/**
 * A plan as far as the document says it. {@code id} is its id in the plan file, by which a file
 * would be called {@code <id>.plan.yaml}; {@code yaml} is the plan file, with the open questions as
 * comments at their place.
 */
public record Draft(String id, String title, String yaml) {
  private static final String NOBODY = "nobody-yet";

  static Draft of(Making making) {
    var plan = making.plan();
    plan.with("roles", making.crew().roles());
    var hosts = making.hosts().listed();
    plan.with("hosts", hosts.isEmpty() ? Map.of() : Map.of("hosts", hosts));
    return new Draft(making.id(), plan.text("title"), IntStream.iterate(0, n -> n + 1)
        .mapToObj(n -> {
          var remarks = new Remarks(n);
          return remarks.yaml(plan.tree(remarks));
        }).flatMap(Optional::stream).findFirst().orElseThrow());
  }

  /** What keeps it from being a plan that can be opened, beside the questions. */
  public List<String> problems() {
    return read(yaml) instanceof Read.Bad<PlanFile>(var problems) ? problems.lines() : List.of();
  }

  /** Why no plan file can hold it, if none can. */
  public Optional<String> tooLarge() {
    int bytes = yaml.getBytes(StandardCharsets.UTF_8).length;
    return bytes <= PlanFile.MOST_BYTES
        ? Optional.empty()
        : Optional.of("the plan that comes of it has " + bytes + " bytes, and a plan file at most "
            + PlanFile.MOST_BYTES);
  }

  /** As a plan file; where nobody leads yet, somebody who is called so. */
  private Read<PlanFile> read() {
    return read(yaml) instanceof Read.Good<PlanFile> good
        ? good
        : read(led());
  }

  private String led() {
    var known = "people:\n  " + NOBODY + ": Nobody yet\n";
    var people = yaml.contains("\npeople:\n")
        ? yaml.replaceFirst("(?m)^people:\n", known)
        : yaml.replaceFirst("(?m)^phases:", known + "phases:");
    return people.replaceFirst("(?m)^phases:", "lead: " + NOBODY + "\nphases:");
  }

  private Read<PlanFile> read(String text) {
    return PlanFile.read(id, text.getBytes(StandardCharsets.UTF_8));
  }

  Map<String, Object> json() {
    if (!(read() instanceof Read.Good<PlanFile>(var file))) {
      return Map.of("id", id, "title", title);
    }
    var shown = new LinkedHashMap<>(file.json());
    shown.remove("lead", NOBODY);
    if (shown.get("people") instanceof Map<?, ?> people) {
      var known = new LinkedHashMap<Object, Object>(people);
      known.remove(NOBODY);
      shown.put("people", known);
    }
    return shown;
  }

  /** What the rules say of it already. */
  List<Map<String, Object>> findings() {
    return read() instanceof Read.Good<PlanFile>(var file)
        ? Lint.of(Subject.of(file, file.plan(), java.util.Optional.empty(),
            rollcall.plans.run.History.NONE)).stream().map(f -> json(f, file)).toList()
        : List.of();
  }

  private Map<String, Object> json(Finding finding, PlanFile file) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("rule", finding.rule().name());
    shown.put("severity", finding.rule().severity().word());
    shown.put("plan", id);
    shown.put("line", finding.step().flatMap(file::sourceLine).orElse(1));
    shown.put("message", finding.message());
    return shown;
  }
}
