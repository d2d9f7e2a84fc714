package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollcall.plans.document.Document;

/**
 * An import as lines that one can compare with a list made by hand: {@code 12 1) ann 08:00 items=2}
 * is a step from line 12, numbered 1), of ann, at 08:00, with two names or commands kept.
 */
final class Shown {
  private Shown() {}

  static Imported imported(String name, byte[] bytes) {
    return switch (Document.read(name, bytes)) {
      case Document.Outcome.Good(var document) -> Imported.of(document);
      case Document.Outcome.Bad(var why) -> throw new AssertionError(why);
    };
  }

  static List<String> lines(Imported imported) {
    var lines = new ArrayList<String>();
    for (var draft : imported.drafts()) {
      var plan = draft.json();
      lines.add("== " + plan.getOrDefault("change", "-"));
      maps(plan.get("phases")).forEach(phase -> {
        lines.add("= " + (phase.containsKey("kind") ? text(phase, "kind") : "release"));
        maps(phase.get("steps")).forEach(step -> step(step, "", lines));
      });
      imported.questions().stream().filter(q -> q.plan().equals(draft.id())).forEach(q -> lines
          .add("? " + q.line() + " " + q.field() + (q.found().isEmpty() ? "" : " " + q.found())
              + q.proposed().map(p -> " -> " + p).orElse("")));
    }
    return lines;
  }

  private static void step(Map<?, ?> step, String indent, List<String> lines) {
    var source = step.get("source") instanceof Map<?, ?> s ? s.get("line") : "-";
    lines.add((indent + source + " " + text(step, "number") + " " + owner(step.get("owner")) + " "
        + time(step) + count("items", names(step)) + count("checks", maps(step.get("check")).size())
        + gate(step) + (step.containsKey("milestone") ? " milestone" : "")));
    maps(step.get("steps")).forEach(part -> step(part, indent + "  ", lines));
  }

  private static String text(Map<?, ?> step, String key) {
    return Optional.ofNullable(step.get(key)).map(String::valueOf).orElse("-");
  }

  private static String owner(@Nullable Object owner) {
    return owner instanceof Map<?, ?> m
        ? (m.get("of") instanceof List<?> all
            ? all.stream().map(String::valueOf).collect(Collectors.joining(","))
            : "?") + (m.containsKey("open") ? ",…" : "")
        : "-";
  }

  private static String time(Map<?, ?> step) {
    return Stream.of("at", "due").flatMap(key -> Optional.ofNullable(step.get(key)).stream())
        .map(at -> at instanceof Map<?, ?> m ? String.valueOf(m.get("as-written")) : "?")
        .findFirst().orElse("-");
  }

  private static int names(Map<?, ?> step) {
    return step.get("items") instanceof Map<?, ?> lists
        ? lists.values().stream().mapToInt(v -> v instanceof List<?> l ? l.size() : 1).sum()
        : 0;
  }

  private static String count(String what, int number) {
    return number == 0 ? "" : " " + what + "=" + number;
  }

  private static String gate(Map<?, ?> step) {
    return step.get("gate") instanceof Map<?, ?> g ? " gate=" + owner(g.get("by")) : "";
  }

  private static List<Map<?, ?>> maps(@Nullable Object list) {
    List<Map<?, ?>> maps = new ArrayList<>();
    if (list instanceof List<?> all) {
      all.forEach(item -> {
        if (item instanceof Map<?, ?> m) {
          maps.add(m);
        }
      });
    }
    return maps;
  }
}
