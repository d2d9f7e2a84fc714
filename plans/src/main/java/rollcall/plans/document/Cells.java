package rollcall.plans.document;

import java.util.List;

/** What a reader of tables needs of the text around them: the lines of a cell. */
interface Cells {
  Place place(int i);

  /** The lines of a cell that stands in line {@code i}; none where it is blank. */
  List<Line> cell(int i, String text);

  /** As one line without markup. */
  String plain(String text);
}
