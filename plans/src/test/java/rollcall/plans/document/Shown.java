package rollcall.plans.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import rollcall.plans.document.Document.Outcome;

/**
 * A document's lines as a test likes to see them: {@code 3| (1.) Stop it}, with a {@code ^} behind
 * the number where a blank line came before, and a dot for each column of the indent.
 */
final class Shown {
  private Shown() {}

  static String of(String name, String text) {
    return of(document(name, text.getBytes(StandardCharsets.UTF_8)));
  }

  static Document document(String name, byte[] bytes) {
    return switch (Document.read(name, bytes)) {
      case Outcome.Good(var document) -> document;
      case Outcome.Bad(var why) -> throw new AssertionError(why);
    };
  }

  static String of(Document document) {
    List<String> shown = new ArrayList<>();
    document.lines().forEach(line -> shown.add(line(line)));
    document.notes().forEach(note -> shown.add("note: " + note));
    return String.join("\n", shown);
  }

  private static String line(Line line) {
    return line.at().line() + (line.at().afterBlank() ? "^" : "|") + text(line);
  }

  private static String text(Line line) {
    return switch (line) {
      case Line.Heading h -> "#".repeat(h.level()) + " " + h.text();
      case Line.Item i -> ".".repeat(i.indent()) + "(" + marker(i.marker()) + ") " + i.text();
      case Line.Text t -> ".".repeat(t.indent()) + (t.strong() ? "!" : "") + t.text();
      case Line.Code c -> "> " + c.text();
      case Line.Rule _ -> "----";
      case Line.Table t -> "table " + t.header() + t.rows().stream().map(Shown::row)
          .collect(Collectors.joining());
    };
  }

  private static String marker(Marker marker) {
    return marker.written() + marker.number().map(n -> " =" + n).orElse("")
        + marker.done().map(done -> done ? " done" : " open").orElse("");
  }

  private static String row(Line.Row row) {
    return "\n  " + row.at().line() + "| " + row.cells().stream()
        .map(cell -> cell.stream().map(line -> line(line).replaceFirst("^[0-9]+[|^]", ""))
            .collect(Collectors.joining(" / ")))
        .collect(Collectors.joining(" | "));
  }
}
