package rollcall.bot.execution.ssh;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import rollcall.bot.execution.Place;

/**
 * One answer of the wrapper, a line {@code ROLLCALL state=… key=value …}, as the host claims it.
 */
sealed interface Answer {
  String MARK = "ROLLCALL ";

  /** The states of an execution on its host, as the wrapper names them. */
  enum State {
    NONE, STAGED, CLAIMED, RUNNING, DONE, CANCELLED, LOST
  }

  /** Why it ended, as the wrapper names it. */
  enum How {
    SELF, LIMIT, KILL
  }

  /**
   * {@code missing} is what the wrapper itself lacks; {@code absent} are, by their numbers from 1,
   * the programs on stdin that are not there.
   */
  record Hello(Place place, String textDigest, long freeKibibytes, String missing,
      List<Integer> absent) implements Answer {}

  /** The wrapper did nothing. */
  record Refusal(String why) implements Answer {}

  /** Where an execution stands; {@code exit} and {@code how} count in {@link State#DONE} only. */
  record Standing(State state, int exit, How how, int left, long length, boolean outputLost,
      Place place) implements Answer {}

  /** Empty if the line is none of the wrapper's. */
  static Optional<Answer> parse(String line) {
    if (!line.startsWith(MARK + "state="))
      return Optional.empty();
    int why = line.indexOf(" why=");
    if (line.startsWith(MARK + "state=REFUSED") && why > 0)
      return Optional.of(new Refusal(line.substring(why + " why=".length())));
    try {
      return Optional.of(parse(fields(line)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Answer parse(Map<String, String> of) {
    var place = new Place(field(of, "boot"), field(of, "folder"));
    if (field(of, "state").equals("HELLO"))
      return new Hello(place, field(of, "text"), Long.parseLong(field(of, "free")),
          field(of, "missing"), numbers(field(of, "absent")));
    var state = State.valueOf(field(of, "state"));
    boolean done = state == State.DONE;
    return new Standing(state, done ? Integer.parseInt(field(of, "rc")) : 0,
        done ? how(field(of, "how")) : How.SELF, Integer.parseInt(field(of, "left")),
        Long.parseLong(field(of, "length")), field(of, "lost").equals("1"), place);
  }

  private static List<Integer> numbers(String list) {
    return list.isEmpty()
        ? List.of()
        : Arrays.stream(list.split(",", -1)).map(Integer::valueOf).toList();
  }

  private static How how(String word) {
    return switch (word) {
      case "self" -> How.SELF;
      case "limit" -> How.LIMIT;
      case "kill" -> How.KILL;
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static Map<String, String> fields(String line) {
    return Arrays.stream(line.substring(MARK.length()).split(" ", -1)).map(f -> f.split("=", 2))
        .filter(f -> f.length == 2).collect(Collectors.toMap(f -> f[0], f -> f[1], (a, b) -> b));
  }

  private static String field(Map<String, String> of, String name) {
    String value = of.get(name);
    if (value == null)
      throw new IllegalArgumentException("no " + name);
    return value;
  }
}
