package rollcall.bot.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import rollcall.bot.fetch.Fetch;
import rollcall.bot.fetch.Fetched;
import rollcall.bot.fetch.Reach;
import rollcall.bot.fetch.WebAddress;
import rollcall.plans.document.Document;

/**
 * Gets the document that a command line names, of at most 10 MiB. Why there is none is one line
 * that begins with what was named.
 */
record DocumentSource(Supplier<SSLSocketFactory> tls, Reach reach, Surroundings around) {
  private static final String STANDARD_INPUT = "stdin";

  /** What was got, and how it is to be called where something is wrong with it. */
  sealed interface Got {
    /** {@code name} is its file's; the bytes are read and changed by nobody. */
    @SuppressWarnings("ArrayRecordComponent")
    record Good(String said, String name, byte[] bytes) implements Got {}

    record Bad(String why) implements Got {}
  }

  Got read(Command.Origin from) throws InterruptedException {
    return switch (from) {
      case Command.Origin.StandardInput() -> standardInput();
      case Command.Origin.Local(Path file) -> local(file);
      case Command.Origin.Web(WebAddress address) -> fetched(address);
    };
  }

  private Got standardInput() {
    try {
      return document(STANDARD_INPUT, STANDARD_INPUT, bounded(around.in()));
    } catch (IOException e) {
      return bad(STANDARD_INPUT, "cannot be read");
    }
  }

  private static Got local(Path file) {
    try (var in = Files.newInputStream(file)) {
      return document(file.toString(), fileName(file), bounded(in));
    } catch (NoSuchFileException e) {
      return bad(file.toString(), "there is no such file");
    } catch (AccessDeniedException e) {
      return bad(file.toString(), "this user may not read it");
    } catch (IOException e) {
      return bad(file.toString(), Files.isDirectory(file) ? "is a folder" : "cannot be read");
    }
  }

  private Got fetched(WebAddress address) throws InterruptedException {
    var progress = new FetchProgress(around);
    try {
      return switch (new Fetch(tls.get(), reach, Fetch.LIMIT, progress).get(address)) {
        case Fetch.Outcome.Bad(String why) -> new Got.Bad(why);
        case Fetch.Outcome.Good(Fetched got) ->
          document(address.toString(), got.name(), got.bytes());
      };
    } finally {
      progress.end();
    }
  }

  private static byte[] bounded(InputStream in) throws IOException {
    return in.readNBytes(Document.MOST_BYTES + 1);
  }

  private static Got document(String said, String name, byte[] bytes) {
    return bytes.length > Document.MOST_BYTES
        ? bad(said, "is larger than " + Document.MOST_BYTES / (1024 * 1024) + " MiB")
        : new Got.Good(said, name, bytes);
  }

  private static Got bad(String said, String why) {
    return new Got.Bad(said + ": " + why);
  }

  private static String fileName(Path file) {
    return Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
  }
}
