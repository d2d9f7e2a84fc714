package rollcall.bot.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import rollcall.plans.document.Document;
import rollcall.plans.document.Line;
import rollcall.plans.document.Place;

/** The words of a document by their lines, to show where something stands. */
final class Whereabouts {
  private final TreeMap<Integer, String> quotes = new TreeMap<>();

  Whereabouts(Document document) {
    document.lines().stream().flatMap(Whereabouts::places).forEach(
        place -> quotes.merge(place.line(), place.quote(), Whereabouts::longer));
  }

  /** A line, marked, between the nearest before and after it that have words. */
  List<String> around(int line) {
    return Stream
        .of(Optional.ofNullable(quotes.lowerEntry(line)), Optional.ofNullable(quotes.get(line))
            .map(quote -> Map.entry(line, quote)), Optional.ofNullable(quotes.higherEntry(line)))
        .flatMap(Optional::stream)
        .map(at -> (at.getKey() == line ? "-> " : "   ") + at.getKey() + "  " + at.getValue())
        .toList();
  }

  private static Stream<Place> places(Line line) {
    return switch (line) {
      case Line.Table table -> Stream.concat(Stream.of(table.at()),
          table.rows().stream().flatMap(Whereabouts::places));
      case Line.Heading _,Line.Item _,Line.Text _,Line.Code _,Line.Rule _ ->
        Stream.of(line.at());
    };
  }

  private static Stream<Place> places(Line.Row row) {
    return Stream.concat(Stream.of(row.at()),
        row.cells().stream().flatMap(List::stream).flatMap(Whereabouts::places));
  }

  /** A row says more than one of its cells. */
  private static String longer(String one, String other) {
    return other.length() > one.length() ? other : one;
  }
}
