package rollcall.plans.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * A workbook of Excel (XLSX), a table a sheet. It is unpacked only after it was measured: at most
 * 1,000 entries, 50 MiB, and a hundred times its own size.
 */
final class Workbook {
  private static final int MOST_ENTRIES = 1_000;
  private static final long MOST_UNPACKED = 50L * 1024 * 1024;
  private static final int MOST_RATIO = 100;
  private static final int MOST_COLUMNS = 500;
  private static final int PIECE = 65_536;
  private static final Pattern ELAPSED = Pattern.compile("\\[(?:h+|m+)\\]");
  private static final BigDecimal MINUTES_OF_A_DAY = BigDecimal.valueOf(1_440);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter BOTH = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm",
      Locale.ROOT);

  private final String name;
  private final byte[] bytes;
  private final Room room;
  /** Whether it says how numbers are shown: what asks for that where nothing does fails. */
  private boolean styled;

  private Workbook(String name, byte[] bytes, Room room) {
    this.name = name;
    this.bytes = bytes;
    this.room = room;
  }

  static Document read(String name, byte[] bytes, Room room) {
    return new Workbook(name, bytes, room).read();
  }

  private Document read() {
    measured().ifPresent(room::refuse);
    var lines = new ArrayList<Line>();
    if (room.refusal().isEmpty()) {
      try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes),
          new ReadingOptions(styled, false))) {
        var sheets = book.getSheets().filter(this::isShown).toList();
        for (var sheet : sheets) {
          sheet(sheet, sheets.size() > 1, lines);
        }
      } catch (IOException | RuntimeException e) {
        // The library throws what it likes at a broken file.
        room.refuse(
            "is no workbook that can be read: open it in its program and save it as .xlsx or"
                + " .csv");
      }
    }
    return new Document(name, lines, List.of());
  }

  /** Why it is not unpacked: by what its entries really hold, whatever they say. */
  private Optional<String> measured() {
    long unpacked = 0;
    int entries = 0;
    var piece = new byte[PIECE];
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        styled |= entry.getName().endsWith("xl/styles.xml");
        if (++entries > MOST_ENTRIES) {
          return Optional.of("has more than " + MOST_ENTRIES + " entries: it is not unpacked");
        }
        for (int read = zip.read(piece); read >= 0; read = zip.read(piece)) {
          unpacked += read;
          if (unpacked > MOST_UNPACKED || unpacked > (long) MOST_RATIO * bytes.length) {
            return Optional.of("would be larger than 50 MiB, or more than a hundred times as large"
                + " as it is: it is not unpacked");
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      return Optional.of("is a broken archive: save it anew");
    }
    return entries == 0 ? Optional.of("is a broken archive: save it anew") : Optional.empty();
  }

  private boolean isShown(Sheet sheet) {
    boolean shown = sheet.getVisibility() == SheetVisibility.VISIBLE;
    if (!shown) {
      room.note("the sheet " + sheet.getName() + " is hidden, and left out");
    }
    return shown;
  }

  private void sheet(Sheet sheet, boolean named, List<Line> lines) throws IOException {
    var rows = new ArrayList<Grid.Cells>();
    try (var stream = sheet.openStream()) {
      var all = stream.iterator();
      while (all.hasNext() && room.line()) {
        var row = all.next();
        rows.add(new Grid.Cells(row.getRowNum(), cells(row)));
      }
    }
    var read = new Grid(room).lines(rows);
    if (named && !read.isEmpty()) {
      lines.add(new Line.Heading(new Place(1, sheet.getName(), true), 1, sheet.getName()));
    }
    lines.addAll(read);
  }

  private static List<String> cells(Row row) {
    var texts = new ArrayList<String>();
    for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
      texts.add(row.getOptionalCell(i).map(Workbook::text).orElse(""));
    }
    return texts;
  }

  private static String text(Cell cell) {
    if (cell.getType() == CellType.NUMBER) {
      return number(cell);
    }
    return cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR
        ? ""
        : Optional.ofNullable(cell.getText()).orElse("");
  }

  /** A day or a time of day is a number that is shown so. */
  private static String number(Cell cell) {
    var written = Optional.ofNullable(cell.getDataFormatString()).orElse("")
        .toLowerCase(Locale.ROOT);
    if (ELAPSED.matcher(written).find()) {
      return cell.asNumber().multiply(MINUTES_OF_A_DAY).setScale(0, RoundingMode.HALF_UP) + " min";
    }
    var format = written.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
    boolean day = format.contains("y") || format.contains("d");
    boolean clock = format.contains("h");
    if (!day && !clock) {
      return plain(cell);
    }
    var at = cell.asDate();
    return day && clock ? written(at) : day ? at.toLocalDate().toString() : CLOCK.format(at);
  }

  private static String written(LocalDateTime at) {
    return at.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? at.toLocalDate().toString()
        : BOTH.format(at);
  }

  private static String plain(Cell cell) {
    return cell.asNumber().stripTrailingZeros().toPlainString();
  }
}
