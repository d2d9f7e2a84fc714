package rollcall.bot.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.plans.run.RunId;

/** Second copies as tests read them, and change them. */
public final class Copies {
  private Copies() {}

  /** The entries of each run, in the order of the openings; fails where the copy is bad. */
  public static Map<RunId, List<Journal.Placed>> runs(Path copy) {
    var documents = new HashMap<Digest, Document>();
    var lines = new ArrayList<Line>();
    var verdict = JournalCopy.read(copy, lines::add,
        document -> documents.put(document.hash(), document));
    if (verdict instanceof Verdict.Bad bad) {
      throw new AssertionError(bad.toString());
    }
    var codec = new EventCodec(hash -> Optional.ofNullable(documents.get(hash)).orElseThrow());
    var runs = new LinkedHashMap<RunId, List<Journal.Placed>>();
    for (var line : lines) {
      var run = new RunId(line.run());
      runs.computeIfAbsent(run, _ -> new ArrayList<>())
          .add(new Journal.Placed(line.head(), run, codec.read(line.payload())));
    }
    return runs;
  }

  /**
   * Changes each byte of a copy in turn, and returns the places where that goes unnoticed. A change
   * within a line is put to the chain as it stands before that line, which is all that a walk from
   * the beginning does; any other to the whole walk.
   */
  public static List<Long> unnoticedChanges(Path copy) {
    try (var file = new RandomAccessFile(copy.toFile(), "rw")) {
      return new Changes(copy, file, JournalKey.read(copy.resolveSibling(JournalCopy.KEY_NAME)))
          .unnoticed(Files.readAllBytes(copy));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Changes {
    private final Path copy;
    private final RandomAccessFile file;
    private final Optional<JournalKey> key;
    private final List<Document> documents = new ArrayList<>();
    private final List<Long> unnoticed = new ArrayList<>();
    private Optional<Chain> chain = Optional.empty();

    Changes(Path copy, RandomAccessFile file, Optional<JournalKey> key) {
      this.copy = copy;
      this.file = file;
      this.key = key;
    }

    List<Long> unnoticed(byte[] all) throws IOException {
      int from = 0;
      for (int at = 0; at < all.length; at++) {
        if (all[at] == '\n') {
          row(from, Arrays.copyOfRange(all, from, at + 1));
          from = at + 1;
        }
      }
      return unnoticed;
    }

    private void row(int from, byte[] row) throws IOException {
      switch (CopyRow.parse(row).orElseThrow()) {
        case CopyRow.OfLine of -> {
          inTheLine(from, row);
          if (noticed(of)) {
            throw new AssertionError("the copy is bad already");
          }
          documents.clear();
        }
        case CopyRow.OfStore(String store) -> {
          inTheWholeRow(from, row);
          chain = Optional.of(new Chain(store, key));
        }
        case CopyRow.OfDocument(_, String text) -> {
          inTheWholeRow(from, row);
          documents.add(new Document(text));
        }
      }
    }

    private void inTheLine(int from, byte[] row) throws IOException {
      int end = row.length - 1;
      for (int i = 0; i < end; i++) {
        byte good = row[i];
        row[i] = other(good, from + i);
        if (row[i] == '\n') {
          inTheFile(from + i, good);
        } else if (CopyRow.parse(row).orElse(null) instanceof CopyRow.OfLine of && !noticed(of)) {
          throw new AssertionError("a change of byte " + (from + i) + " goes unnoticed");
        }
        row[i] = good;
      }
      inTheFile(from + end, row[end]);
    }

    /** Puts a line to the chain, which goes on only where it finds nothing wrong. */
    private boolean noticed(CopyRow.OfLine of) {
      return chain.orElseThrow().follow(new Recorded(of.line(), List.copyOf(documents)))
          .isPresent();
    }

    private void inTheWholeRow(int from, byte[] row) throws IOException {
      for (int i = 0; i < row.length; i++) {
        inTheFile(from + i, row[i]);
      }
    }

    private void inTheFile(long at, byte good) throws IOException {
      put(at, other(good, at));
      if (JournalCopy.verify(copy, Optional.empty()) instanceof Verdict.Good) {
        unnoticed.add(at);
      }
      put(at, good);
    }

    private void put(long at, byte value) throws IOException {
      file.seek(at);
      file.write(value);
    }

    /** One bit, the other case, or white space: what JSON most easily takes as the same. */
    private static byte other(byte b, long at) {
      int other = switch ((int) (at % 3)) {
        case 0 -> b ^ 1;
        case 1 -> b ^ 0x20;
        default -> b == ' ' ? '\t' : ' ';
      };
      return (byte) other;
    }
  }
}
