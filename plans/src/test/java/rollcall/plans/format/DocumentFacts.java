package rollcall.plans.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a document holds, listed by hand: a line for the plan, one for each phase ({@code ==}) and
 * one for each step, sub-steps indented. A step's line has its id, its owner, its time and the
 * facts that have to be found in it; a {@code +} marks a step that is ours.
 */
record DocumentFacts(List<String> ofPlan, List<Line> lines) {
  /** A phase or a step; by whom and when it is done, where that is the document's. */
  record Line(String what, Optional<String> at, List<String> facts) {
    Line {
      facts = List.copyOf(facts);
    }
  }

  static DocumentFacts of(String plan) {
    List<String> ofPlan = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    text(plan).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
      if (line.startsWith("plan |")) {
        ofPlan.addAll(facts(line.substring(line.indexOf('|') + 1)));
      } else {
        lines.add(line(line));
      }
    });
    return new DocumentFacts(List.copyOf(ofPlan), List.copyOf(lines));
  }

  private static Line line(String line) {
    var columns = Arrays.stream(line.split("\\|", -1)).toList();
    var what = columns.getFirst().stripTrailing();
    if (what.startsWith("==")) {
      return new Line(what, Optional.empty(), List.of());
    }
    if (what.stripLeading().startsWith("+")) {
      return new Line(what.replaceFirst("\\+ ", ""), Optional.empty(),
          columns.size() == 1 ? List.of() : facts(columns.get(1)));
    }
    return new Line(what, Optional.of(columns.get(1).strip() + " at " + columns.get(2).strip()),
        facts(columns.get(3)));
  }

  private static List<String> facts(String column) {
    return Arrays.stream(column.split(";", -1)).map(String::strip).filter(fact -> !fact.isEmpty())
        .toList();
  }

  private static String text(String plan) {
    try (var in = Objects.requireNonNull(
        DocumentFacts.class.getResourceAsStream("library/" + plan + ".txt"), plan)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
