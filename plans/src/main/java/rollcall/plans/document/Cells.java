package rollcall.plans.document;

import java.util.ArrayList;
import java.util.List;

/** What a reader of tables needs of the text around them: the lines of a cell. */
interface Cells {
  Place place(int i);

  Room room();

  /** What a line of a cell is. */
  Line point(Place place, Blanks line);

  /** The lines of a cell that stands in line {@code i}; none where it is blank. */
  default List<Line> cell(int i, String text) {
    List<Line> cell = new ArrayList<>();
    if (room().cells(1)) {
      for (var part : Breaks.split(text)) {
        var blanks = Blanks.of(part);
        if (!blanks.isBlank()) {
          cell.add(point(new Place(place(i).line(), Blanks.squeezed(part), false), blanks));
        }
      }
    }
    return cell;
  }

  /** As one line without markup. */
  String plain(String text);
}
