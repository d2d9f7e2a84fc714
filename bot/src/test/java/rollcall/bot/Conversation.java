package rollcall.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rollcall.commands.reply.Message;

/** A file of a conversation: what is said in it and what happens, and what the bot answers. */
public final class Conversation {
  private static final Pattern HEADER = Pattern.compile("(plan|site|at|rooms|pace): +(.+)");
  private static final Pattern SPOKEN = Pattern.compile(
      "([>?]) ([^\\s:]+)( -> rc)?(?: in (#\\S+))?(?: at (\\d\\d:\\d\\d:\\d\\d))?: ?(.*)");
  private static final Pattern CLOCK = Pattern
      .compile("-- (?:(\\d{4}-\\d\\d-\\d\\d) )?(\\d\\d:\\d\\d(?::\\d\\d)?)");
  private static final Pattern SEEN = Pattern
      .compile("(all|[a-z0-9.-]+) ((?:begins?|ends?|killed|cancelled|lost|refused|unseen)\\b.*)");
  /** A line of the bot, with the marks of this file and of what is said again. */
  private static final int LONGEST = "< rc in #other: (again) ".length() + Message.WIDTH;
  private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final Pattern HEAD = Pattern.compile("(Record \\d+) [0-9a-f]{20}");

  private final List<String> lines;
  private final Map<String, String> header = new HashMap<>();
  private final ZoneId zone;
  private final Village village;
  /** How long it takes to type a line. */
  private final Duration pace;
  private final List<String> actual = new ArrayList<>();

  public Conversation(List<String> lines, Path folder, Path plans, Path state) throws IOException {
    this.lines = List.copyOf(lines);
    lines.stream().map(HEADER::matcher).filter(m -> m.matches())
        .forEach(m -> header.put(m.group(1), m.group(2).strip()));
    var at = header.getOrDefault("at", "").split(" ", 3);
    zone = ZoneId.of(at[2]);
    var start = LocalDateTime.parse(at[0] + " " + at[1], START).atZone(zone).toInstant();
    var site = Village.site(folder.resolve("sites"), header.getOrDefault("site", "usual"));
    pace = Duration.ofSeconds(Long.parseLong(header.getOrDefault("pace", "2")));
    var rooms = List.of(header.getOrDefault("rooms", "#ucdsakai").split(" "));
    var folders = List.of(plans, folder.resolve("plans"));
    var changes = lines.stream().anyMatch(l -> l.startsWith("== in the plan "));
    village = new Village(start, site,
        changes ? folders.stream().map(f -> Village.copied(f, state)).toList() : folders, rooms,
        state);
  }

  /** How it went so far: the same lines, if all was as written. */
  public List<String> actual() {
    return List.copyOf(actual);
  }

  public void play() throws IOException {
    try (village) {
      village.start();
      for (int i = 0; i < lines.size(); i++) {
        var line = lines.get(i);
        if (!line.startsWith("< ")) {
          var numbered = numbered(line);
          actual.add(numbered);
          happens(numbered);
          heard(expectedFrom(i + 1));
        }
      }
      village.isOnDisk();
    }
  }

  /** Who writes a conversation need not know a question's number before it was put. */
  private String numbered(String line) {
    return line.contains("$question")
        ? line.replace("$question", village.lastQuestion())
        : line;
  }

  private List<String> expectedFrom(int from) {
    return lines.stream().skip(from).takeWhile(l -> l.startsWith("< ")).toList();
  }

  /** What was said; as written where that stands for it. */
  private void heard(List<String> expected) {
    var said = village.takeSaid();
    for (int i = 0; i < said.size(); i++) {
      var line = masked(said.get(i));
      assertThat(said.get(i)).hasSizeLessThanOrEqualTo(LONGEST);
      actual.add(i < expected.size() && stands(expected.get(i), said.get(i))
          ? expected.get(i)
          : line);
    }
  }

  private static boolean stands(String written, String said) {
    var pattern = Pattern.compile("\\*").splitAsStream(written + " ").map(Pattern::quote)
        .collect(Collectors.joining(".+"));
    return (said + " ").matches(pattern);
  }

  private String masked(String said) {
    var text = HEAD.matcher(said).replaceAll("$1 *");
    for (var state : village.runs()) {
      text = text.replace(state.id().value(), "*");
      if (!state.opening().digest().isEmpty()) {
        text = text.replace(state.opening().digest(), "*");
      }
    }
    return text;
  }

  private void happens(String line) throws IOException {
    var spoken = SPOKEN.matcher(line);
    var clock = CLOCK.matcher(line);
    var seen = SEEN.matcher(line);
    if (line.isBlank() || line.startsWith("#") || HEADER.matcher(line).matches()) {
      return;
    }
    if (spoken.matches()) {
      speaks(spoken.group(1).equals(">"), spoken.group(2), spoken.group(3) != null,
          Optional.ofNullable(spoken.group(4)), Optional.ofNullable(spoken.group(5)),
          spoken.group(6));
    } else if (clock.matches()) {
      village.until(Optional.ofNullable(clock.group(1))
          .map(day -> LocalDate.parse(day).atTime(LocalTime.parse(clock.group(2))).atZone(zone)
              .toInstant())
          .orElseGet(() -> next(clock.group(2))));
    } else if (line.startsWith("== ")) {
      village.suffers(line.substring("== ".length()));
    } else if (seen.matches()) {
      village.sees(seen.group(1), seen.group(2));
    } else {
      throw new AssertionError("no line of a conversation: " + line);
    }
  }

  private void speaks(boolean known, String who, boolean alone, Optional<String> room,
      Optional<String> at, String text) {
    var words = filledIn(text);
    village.until(village.now().plus(pace));
    if (alone) {
      village.whispers(who, words);
    } else {
      village.says(who, known ? Optional.of(who) : Optional.empty(), room,
          at.map(this::last), words);
    }
  }

  /** {@code $run} and {@code $digest} are those of the latest run. */
  private String filledIn(String text) {
    var runs = village.runs();
    return runs.isEmpty()
        ? text
        : text.replace("$run", runs.getLast().id().value()).replace("$digest",
            runs.getLast().opening().digest());
  }

  private Instant next(String time) {
    var now = village.now().atZone(zone);
    var then = now.with(LocalTime.parse(time));
    return (then.isBefore(now) ? then.plusDays(1) : then).toInstant();
  }

  private Instant last(String time) {
    var now = village.now().atZone(zone);
    var then = now.with(LocalTime.parse(time));
    return (then.isAfter(now) ? then.minusDays(1) : then).toInstant();
  }

  public static List<String> read(Path file) throws IOException {
    return Files.readAllLines(file);
  }
}
