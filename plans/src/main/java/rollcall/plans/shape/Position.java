package rollcall.plans.shape;

import java.util.Comparator;
import org.yaml.snakeyaml.error.Mark;

/** A place in a file: line and column, both counted from one, the column in characters. */
public record Position(int line, int column) implements Comparable<Position> {
  /** Where a file begins; also where a problem of the whole file is said to stand. */
  public static final Position START = new Position(1, 1);

  /** Of a problem with a file in which no place can be pointed at: it is not there. */
  public static final Position NONE = new Position(0, 0);

  private static final Comparator<Position> ORDER = Comparator.comparingInt(Position::line)
      .thenComparingInt(Position::column);

  static Position of(Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** The place just after {@code text}, if a file began with it. */
  static Position after(String text) {
    int line = 1;
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        line++;
        begin = i + 1;
      }
    }
    return new Position(line, text.codePointCount(begin, text.length()) + 1);
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
