package rollcall.plans.document;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * CSV by RFC 4180, and the same with semicolons or tabs: what separates most in its first lines.
 */
final class SeparatedValues {
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
  private static final int LOOKED_AT = 5;

  private SeparatedValues() {}

  static Document read(String name, String text, Room room) {
    var rows = new ArrayList<Grid.Cells>();
    var format = CSVFormat.RFC4180.builder().setDelimiter(separator(text))
        .setIgnoreEmptyLines(true).setLenientEof(true).setTrailingData(true).get();
    try (var parser = format.parse(new StringReader(text))) {
      int line = 1;
      for (CSVRecord row : parser) {
        if (!room.line()) {
          break;
        }
        rows.add(new Grid.Cells(line, row.stream().toList()));
        line = (int) parser.getCurrentLineNumber() + 1;
      }
    } catch (IOException | UncheckedIOException e) {
      room.refuse("is no CSV: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
          + ": a quoted cell begins and ends with a quotation mark");
    }
    return new Document(name, new Grid(room).lines(rows), List.of());
  }

  private static char separator(String text) {
    var head = text.lines().limit(LOOKED_AT).toList();
    return SEPARATORS.stream().max((a, b) -> Long.compare(count(head.stream(), a),
        count(head.stream(), b))).orElse(',');
  }

  private static long count(Stream<String> lines, char separator) {
    return lines.flatMapToInt(String::chars).filter(c -> c == separator).count();
  }
}
