package rollcall.bot.journal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A process that appends as fast as it can and says on its output, a line each, what was answered;
 * it never ends by itself. Arguments: the folder, `store` or `plain`, the threads.
 */
final class AppendingChild {
  /** The exit status of a child whose journal could not be written. */
  static final int FATAL = 3;

  private AppendingChild() {}

  static Process start(Path folder, String way, int threads) throws IOException {
    return new ProcessBuilder(command(folder, way, threads))
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** One that may write no file longer than `blocks`, which the system refuses like a full disk. */
  static Process startLimited(Path folder, int blocks) throws IOException {
    List<String> command = new ArrayList<>(
        List.of("sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh"));
    command.addAll(command(folder, "store", 1));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static List<String> command(Path folder, String way, int threads) throws IOException {
    Path quiet = Files.writeString(folder.resolveSibling("quiet.xml"),
        "<configuration><root level=\"OFF\"/></configuration>");
    String java = ProcessHandle.current().info().command().orElseThrow();
    return List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto",
        "-XX:-UsePerfData", "-Dlogback.configurationFile=" + quiet, "-cp",
        System.getProperty("java.class.path"), AppendingChild.class.getName(), folder.toString(),
        way,
        String.valueOf(threads));
  }

  static void main(String[] args) throws SQLException, InterruptedException {
    var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false,
        StandardCharsets.UTF_8);
    Path folder = Path.of(args[0]);
    if (args[1].equals("plain")) {
      plain(folder, out);
    } else {
      store(folder, Integer.parseInt(args[2]), out);
    }
  }

  private static void store(Path folder, int threads, PrintStream out) throws InterruptedException {
    var store = JournalStore.open(folder, e -> Runtime.getRuntime().halt(FATAL));
    String life = Long.toString(ProcessHandle.current().pid());
    say(out, "open");
    for (int i = 0; i < threads; i++) {
      String run = life + "-" + i;
      Thread.ofPlatform().daemon().start(() -> {
        for (long number = 1;; number++) {
          Line line = Books.appended(store, run, number).lines().getFirst();
          say(out, line.position() + " " + line.hash());
        }
      });
    }
    // An answer can fail before the writer has told of the failure, which ends the process.
    Thread.currentThread().join();
  }

  /** As one would with H2 if one took COMMIT for an answer. */
  private static void plain(Path folder, PrintStream out) throws SQLException {
    Connection connection = DriverManager.getConnection(plainUrl(folder), "sa", "");
    connection.setAutoCommit(false);
    try (var sql = connection.createStatement()) {
      sql.execute("CREATE TABLE IF NOT EXISTS line(position BIGINT PRIMARY KEY, payload VARCHAR)");
      connection.commit();
      long position = 0;
      try (var last = sql.executeQuery("SELECT COALESCE(MAX(position), 0) FROM line")) {
        last.next();
        position = last.getLong(1);
      }
      say(out, "open");
      try (var insert = connection.prepareStatement("INSERT INTO line VALUES (?, ?)")) {
        while (true) {
          insert.setLong(1, ++position);
          insert.setString(2, Books.payload("plain", position));
          insert.executeUpdate();
          connection.commit();
          say(out, String.valueOf(position));
        }
      }
    }
  }

  static String plainUrl(Path folder) {
    return "jdbc:h2:" + folder.resolve("plain");
  }

  private static void say(PrintStream out, String text) {
    synchronized (out) {
      out.print(text + "\n");
      out.flush();
    }
  }

  /** What a child has said so far, read while it lives so that it never waits for a full pipe. */
  static final class Said {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Boolean> open = new CompletableFuture<>();
    private final Process child;
    private final Thread reader;

    Said(Process child) {
      this.child = child;
      this.reader = Thread.ofPlatform().daemon().start(this::read);
    }

    private void read() {
      var text = new StringBuilder();
      try (Reader in = child.inputReader()) {
        char[] buffer = new char[1 << 13];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          text.append(buffer, 0, n);
          int whole = text.lastIndexOf("\n") + 1;
          text.substring(0, whole).lines().forEach(lines::add);
          text.delete(0, whole);
          open.complete(true);
        }
      } catch (IOException e) {
        open.completeExceptionally(e);
      }
      open.complete(false);
    }

    boolean isOpen() {
      return open.join();
    }

    /** Kills the child at once, and returns the whole lines that it had said after opening. */
    List<String> kill() throws InterruptedException {
      child.toHandle().destroyForcibly();
      child.waitFor();
      reader.join();
      return List.copyOf(lines.subList(Math.min(1, lines.size()), lines.size()));
    }
  }
}
