package rollcall.bot.journal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The journal's tables in H2, with the one connection that writes. What is committed is on disk
 * only after sync().
 */
final class Database implements AutoCloseable {
  /** Lines read at a time. */
  static final int PAGE = 500;

  private static final String USER = "rollcall";
  private static final String IMMEDIATELY = "SHUTDOWN IMMEDIATELY";
  /** What H2 refuses for another reason than what stands in the file. */
  private static final Set<Integer> NO_DAMAGE = Set.of(ErrorCode.DATABASE_ALREADY_OPEN_1,
      ErrorCode.FILE_VERSION_ERROR_1, ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2,
      ErrorCode.OUT_OF_MEMORY, ErrorCode.WRONG_USER_OR_PASSWORD, ErrorCode.DATABASE_IS_CLOSED,
      ErrorCode.LOCK_TIMEOUT_1);

  private final String url;
  private final Connection writing;
  private final PreparedStatement line;
  private final PreparedStatement document;
  private final PreparedStatement cursor;
  private final PreparedStatement checkpoint;

  private Database(String url, Connection writing) throws SQLException {
    this.url = url;
    this.writing = writing;
    this.line = writing.prepareStatement("INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    this.document = writing.prepareStatement("INSERT INTO document VALUES (?, ?, ?)");
    this.cursor = writing.prepareStatement("MERGE INTO cursor KEY (channel) VALUES (?, ?)");
    this.checkpoint = writing.prepareStatement("CHECKPOINT SYNC");
  }

  /** Opens and migrates. Throws JournalException, with what to do, when H2 cannot use the file. */
  static Database open(Path path, String scheme) {
    String url = url(path, scheme);
    try {
      Connection writing = DriverManager.getConnection(url, USER, "");
      try {
        return migrated(url, writing);
      } catch (SQLException | FlywayException e) {
        abandon(writing, e);
        throw e;
      }
    } catch (SQLException | FlywayException e) {
      throw refused(path, e);
    }
  }

  private static void abandon(Connection writing, Exception failure) {
    try {
      shutdown(writing, IMMEDIATELY);
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private static Database migrated(String url, Connection writing) throws SQLException {
    Flyway.configure(Database.class.getClassLoader()).dataSource(url, USER, "")
        .locations("classpath:db/migration").load().migrate();
    writing.setAutoCommit(false);
    Database database = new Database(url, writing);
    database.sync();
    return database;
  }

  /**
   * A page of 2 KiB instead of 16: each commit writes all pages that it touched, and H2 keeps the
   * old ones for 45 seconds, so this makes an append faster and a busy evening's file a third the
   * size.
   */
  static String url(Path path, String scheme) {
    return "jdbc:h2:" + scheme + path + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1"
        + ";LOCK_TIMEOUT=10000;PAGE_SIZE=2048";
  }

  private static JournalException refused(Path path, Exception e) {
    if (e instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
      return StateFolder.inUse(Optional.ofNullable(path.getParent()).orElse(path));
    }
    return new JournalException(
        path + ".mv.db cannot be opened (" + JournalException.reason(e)
            + "): if it can no longer be"
            + " used, `rollcall journal restore --overwrite` rebuilds it from journal.ndjson",
        e);
  }

  /**
   * Whether H2 stumbled over the content of its file, when that is opened and read whole. It checks
   * the two ends of what it writes at once, so that a middle that a cut of power left out is found
   * when a page of it is read, in many ways: as a file that is corrupt, as a row that is not there,
   * as a failure of H2 itself. An error of the disk, a file in use or of a newer version is
   * something else.
   */
  static boolean isDamage(Throwable failure) {
    boolean stumbled = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return cause instanceof EOFException;
      }
      stumbled |= cause instanceof SQLException sql && !NO_DAMAGE.contains(sql.getErrorCode());
    }
    return stumbled;
  }

  /** Reads every page of the indexes; the start reads those of the lines and documents anyway. */
  void readIndexes() throws SQLException {
    for (String index : List.of("SELECT run, number FROM line ORDER BY run, number",
        "SELECT hash FROM document ORDER BY hash",
        "SELECT position FROM document ORDER BY position",
        "SELECT channel FROM cursor ORDER BY channel")) {
      query(index, statement -> {
      }, _ -> true);
    }
  }

  Optional<String> store() throws SQLException {
    return query("SELECT id FROM store", statement -> {
    }, rows -> rows.getString(1)).stream()
        .findFirst();
  }

  void name(String store) throws SQLException {
    try (PreparedStatement insert = writing.prepareStatement("INSERT INTO store VALUES (?)")) {
      insert.setString(1, store);
      insert.executeUpdate();
    }
  }

  void add(Recorded recorded) throws SQLException {
    Line l = recorded.line();
    line.setLong(1, l.position());
    line.setString(2, l.run());
    line.setLong(3, l.number());
    line.setObject(4, l.at().atOffset(ZoneOffset.UTC));
    line.setBytes(5, Digest.utf8(l.payload()));
    line.setString(6, l.payloadDigest().hex());
    line.setString(7, l.mac().hex());
    line.setString(8, l.hash().hex());
    line.executeUpdate();
    for (Document d : recorded.documents()) {
      document.setString(1, d.hash().hex());
      document.setLong(2, l.position());
      document.setBytes(3, Digest.utf8(d.text()));
      document.executeUpdate();
    }
  }

  void move(String channel, long position) throws SQLException {
    cursor.setString(1, channel);
    cursor.setLong(2, position);
    cursor.executeUpdate();
  }

  void commit() throws SQLException {
    writing.commit();
  }

  void sync() throws SQLException {
    checkpoint.execute();
  }

  /** At most PAGE lines after `position`, as they lie there, not yet checked. */
  List<Recorded> page(long position) throws SQLException {
    Map<Long, List<Document>> documents = documentsBetween(position, position + PAGE);
    return query("SELECT * FROM line WHERE position > ? ORDER BY position LIMIT " + PAGE,
        statement -> statement.setLong(1, position), rows -> {
          Line read = line(rows);
          return new Recorded(read, documents.getOrDefault(read.position(), List.of()));
        });
  }

  private static Line line(ResultSet rows) throws SQLException {
    return new Line(rows.getLong("position"), written(rows.getString("run")),
        rows.getLong("number"),
        written(rows.getObject("at", OffsetDateTime.class)).toInstant(),
        text(rows.getBytes("payload")), digest(rows, "payload_digest"), digest(rows, "mac"),
        digest(rows, "hash"));
  }

  private Map<Long, List<Document>> documentsBetween(long after, long last) throws SQLException {
    Map<Long, List<Document>> documents = new HashMap<>();
    query("SELECT position, text FROM document WHERE position > ? AND position <= ?", statement -> {
      statement.setLong(1, after);
      statement.setLong(2, last);
    }, rows -> documents.computeIfAbsent(rows.getLong(1), _ -> new ArrayList<>())
        .add(new Document(text(rows.getBytes(2)))));
    return documents;
  }

  Set<Digest> documents() throws SQLException {
    return new HashSet<>(query("SELECT hash FROM document", statement -> {
    },
        rows -> new Digest(rows.getString(1))));
  }

  Optional<Document> document(Digest hash) throws SQLException {
    return query("SELECT text FROM document WHERE hash = ?",
        statement -> statement.setString(1, hash.hex()),
        rows -> new Document(text(rows.getBytes(1)))).stream().findFirst();
  }

  Map<String, Long> cursors() throws SQLException {
    Map<String, Long> cursors = new HashMap<>();
    query("SELECT channel, position FROM cursor", statement -> {
    },
        rows -> cursors.put(rows.getString(1), rows.getLong(2)));
    return cursors;
  }

  private static Digest digest(ResultSet rows, String column) throws SQLException {
    String hex = written(rows.getString(column));
    if (hasZeros(hex)) {
      throw zeros();
    }
    return new Digest(hex);
  }

  private static String text(byte @Nullable [] utf8) throws SQLException {
    return new String(written(utf8), StandardCharsets.UTF_8);
  }

  /** As a part of a text that never reached the disk has them. */
  static boolean hasZeros(String text) {
    return text.indexOf('\0') >= 0;
  }

  static SQLException zeros() {
    return new SQLException("zeros where a text was written", "HY000", ErrorCode.FILE_CORRUPTED_1);
  }

  /** No column may be empty. */
  private static <T> T written(@Nullable T value) throws SQLException {
    if (value == null) {
      throw new SQLException("nothing where something was written", "HY000",
          ErrorCode.FILE_CORRUPTED_1);
    }
    return value;
  }

  private interface Filling {
    void fill(PreparedStatement statement) throws SQLException;
  }

  private interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** On a connection of its own, so that readers neither wait for the writer nor see its doings. */
  private <T> List<T> query(String sql, Filling filling, Reading<T> reading) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, USER, "");
        PreparedStatement statement = connection.prepareStatement(sql)) {
      connection.setReadOnly(true);
      filling.fill(statement);
      List<T> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(reading.read(rows));
        }
      }
      return found;
    }
  }

  /**
   * Closes H2 without writing anything more: after a failed write there is nothing to be trusted.
   */
  void abandon() throws SQLException {
    shutdown(writing, IMMEDIATELY);
  }

  @Override
  public void close() throws SQLException {
    shutdown(writing, "SHUTDOWN");
  }

  private static void shutdown(Connection writing, String how) throws SQLException {
    if (writing.isClosed()) {
      return;
    }
    try (Statement statement = writing.createStatement()) {
      statement.execute(how);
    }
  }
}
