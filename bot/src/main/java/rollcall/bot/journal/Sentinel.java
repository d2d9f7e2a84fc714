package rollcall.bot.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is remembered beside the journal of how far it went: its store, a head, and how far each
 * channel was told, for a database that has to be built anew. It may lag behind by a second, and
 * never runs ahead; so a journal that ends before it has lost something.
 */
record Sentinel(String store, Head head, Map<String, Long> cursors) {
  private static final Pattern CURSOR = Pattern.compile("([0-9]{1,18}) (.+)");

  Sentinel {
    cursors = new TreeMap<>(cursors);
  }

  static Optional<Sentinel> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    Optional<Head> head = lines.size() < 2 ? Optional.empty() : Head.parse(lines.get(1));
    Map<String, Long> cursors = new HashMap<>();
    lines.stream().skip(2).map(CURSOR::matcher).filter(Matcher::matches)
        .forEach(m -> cursors.put(m.group(2), Long.valueOf(m.group(1))));
    if (head.isEmpty() || cursors.size() != lines.size() - 2) {
      throw new JournalException(
          file + " cannot be made out: put it back from a backup, or remove it"
              + " if you are sure that the journal is whole");
    }
    return Optional.of(new Sentinel(lines.getFirst(), head.get(), cursors));
  }

  void write(Path file) throws IOException {
    var text = new StringBuilder(store + "\n" + head + "\n");
    cursors.forEach((channel, position) -> text.append(position + " " + channel + "\n"));
    ForcedFile.replace(file, text.toString());
  }
}
