package rollcall.bot.execution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.plans.run.Match;

/**
 * What executions said, raw, in files under one folder: of each the first MiB and the last one to
 * two. A file is named by the offset of its first byte, so what is kept after a kill is what the
 * folder shows, and following goes on at {@link #end}. Only the user can read them (0600 in 0700).
 */
public final class Outputs {
  /** Of one part; an execution has at most three, and a fourth while it changes over. */
  public static final int PART_BYTES = 1 << 20;
  /** The most that {@link #lastLines} looks at. */
  public static final int LAST_LINES_BYTES = 64 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(Outputs.class);

  private final Path folder;
  private final int partBytes;

  public Outputs(Path folder) {
    this(folder, PART_BYTES);
  }

  Outputs(Path folder, int partBytes) {
    this.folder = folder;
    this.partBytes = partBytes;
  }

  /** The offset after the last byte kept; 0 when nothing was said. */
  public synchronized long end(Handle handle) {
    var last = parts(handle).lastEntry();
    return last == null ? 0 : last.getKey() + last.getValue();
  }

  /** How many bytes are kept, the gaps between them not counted. */
  public synchronized long kept(Handle handle) {
    return parts(handle).values().stream().mapToLong(Long::longValue).sum();
  }

  /** Adds what was said from {@code offset} on; what of it is known already is skipped. */
  public synchronized void append(Handle handle, long offset, ByteBuffer said) {
    var parts = parts(handle);
    var last = parts.lastEntry();
    long end = last == null ? 0 : last.getKey() + last.getValue();
    long known = Math.clamp(end - offset, 0, said.remaining());
    var fresh = said.slice(said.position() + (int) known, said.remaining() - (int) known);
    boolean goesOn = last != null && offset <= end && last.getValue() < partBytes;
    if (!fresh.hasRemaining())
      return;
    write(handle, goesOn ? last.getKey() : offset + known, fresh);
    if (!goesOn)
      dropMiddle(handle);
  }

  /** The last lines, at most {@code count}, oldest first; undecodable bytes as U+FFFD. */
  public synchronized List<String> lastLines(Handle handle, int count) {
    List<String> lines = new String(lastBytes(handle), UTF_8).lines().toList();
    return lines.subList(Math.max(0, lines.size() - count), lines.size());
  }

  /** All that is kept, in order, without a sign where something is missing. */
  public synchronized byte[] read(Handle handle) {
    var all = new ByteArrayOutputStream();
    for (long part : parts(handle).keySet())
      all.writeBytes(bytes(part(handle, part)));
    return all.toByteArray();
  }

  /**
   * Whether one line of what was said matches {@code pattern}, an RE2, whole. Unknown unless all of
   * {@code said} is kept and can be read.
   */
  public Match match(Handle handle, String pattern, Extent said) {
    try {
      return Match.of(pattern, said.whole() ? new String(read(handle), UTF_8) : "", said.whole());
    } catch (UncheckedIOException e) {
      LOG.warn("Output of {} cannot be read: {}", handle, e.getMessage());
      return Match.UNKNOWN;
    }
  }

  public synchronized void forget(Handle handle) {
    parts(handle).keySet().forEach(part -> delete(part(handle, part)));
    delete(folder(handle));
  }

  /** Up to a gap: lines from both sides of one would read as neighbours. */
  private byte[] lastBytes(Handle handle) {
    var parts = parts(handle);
    byte[] last = {};
    long from = parts.isEmpty() ? 0 : end(handle);
    for (var part : parts.descendingMap().entrySet()) {
      if (part.getKey() + part.getValue() != from || last.length >= LAST_LINES_BYTES)
        break;
      byte[] before = bytes(part(handle, part.getKey()));
      last = ByteBuffer.allocate(before.length + last.length).put(before).put(last).array();
      from = part.getKey();
    }
    return Arrays.copyOfRange(last, Math.max(0, last.length - LAST_LINES_BYTES), last.length);
  }

  private void write(Handle handle, long part, ByteBuffer said) {
    try {
      Files.createDirectories(folder(handle),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      try (var file = FileChannel.open(part(handle, part), Set.of(CREATE, WRITE, APPEND),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
        while (said.hasRemaining())
          file.write(said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps the first part and the last two. */
  private void dropMiddle(Handle handle) {
    var starts = new ArrayList<>(parts(handle).keySet());
    for (int i = 1; i < starts.size() - 2; i++)
      delete(part(handle, starts.get(i)));
  }

  private NavigableMap<Long, Long> parts(Handle handle) {
    var parts = new TreeMap<Long, Long>();
    if (!Files.isDirectory(folder(handle)))
      return parts;
    try (var files = Files.newDirectoryStream(folder(handle), "[0-9]*")) {
      for (Path file : files)
        parts.put(Long.valueOf(file.getFileName().toString()), Files.size(file));
      return parts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path folder(Handle handle) {
    return folder.resolve(handle.text());
  }

  private Path part(Handle handle, long offset) {
    return folder(handle).resolve(Long.toString(offset));
  }
}
