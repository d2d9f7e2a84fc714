package rollcall.bot.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered beside the journal of how far it went: its store and a head. It may lag behind
 * by a second, and never runs ahead; so a journal that ends before it has lost something.
 */
record Sentinel(String store, Head head) {
  static Optional<Sentinel> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    Optional<Head> head = lines.size() == 2 ? Head.parse(lines.get(1)) : Optional.empty();
    if (head.isEmpty()) {
      throw new JournalException(
          file + " cannot be made out: put it back from a backup, or remove it"
              + " if you are sure that the journal is whole");
    }
    return Optional.of(new Sentinel(lines.getFirst(), head.get()));
  }

  void write(Path file) throws IOException {
    ForcedFile.replace(file, store + "\n" + head + "\n");
  }
}
