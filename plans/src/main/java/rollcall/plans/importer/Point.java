package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.document.Marker;
import rollcall.plans.document.Place;

/**
 * Something that a document says, with all that belongs to it. Of a table it has what stands in the
 * columns beside.
 */
record Point(Place at, Optional<Marker> marker, int indent, String text, boolean code, boolean row,
    Map<Column, String> cells, List<Point> children) {

  static Point of(Place at, Optional<Marker> marker, int indent, String text) {
    return new Point(at, marker, indent, text, false, false, new EnumMap<>(Column.class),
        new ArrayList<>());
  }

  static Point code(Place at, String text) {
    return new Point(at, Optional.empty(), 0, text, true, false, new EnumMap<>(Column.class),
        new ArrayList<>());
  }

  /** Notes what is told of it. */
  void tell(String text) {
    if (!text.isBlank()) {
      cells.merge(Column.NOTE, text.strip(), (a, b) -> a + "\n" + b);
    }
  }

  /** The same as a row of a table, which is something to do whatever its text looks like. */
  Point asRow() {
    return new Point(at, marker, indent, text, code, true, cells, children);
  }

  /** The same with another text. */
  Point saying(String other) {
    return new Point(at, marker, indent, other, code, row, cells, children);
  }

  /** It and all below. */
  Stream<Point> all() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(Point::all));
  }
}
