package rollcall.bot.cli;

import rollcall.plans.shape.Nearest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command line taken apart into words and flags. Flags may stand anywhere before {@code --}; of
 * several problems the first is kept.
 */
final class SaidWords {
  private final List<String> words = new ArrayList<>();
  private final Map<Flag, String> flags = new EnumMap<>(Flag.class);
  private Optional<String> problem = Optional.empty();

  SaidWords(List<String> arguments) {
    int next = 0;
    while (next < arguments.size() && !arguments.get(next).equals("--")) {
      next = take(arguments, next);
    }
    if (next < arguments.size()) {
      words.addAll(arguments.subList(next + 1, arguments.size()));
    }
  }

  List<String> words() {
    return List.copyOf(words);
  }

  Map<Flag, String> flags() {
    return Map.copyOf(flags);
  }

  boolean has(Flag flag) {
    return flags.containsKey(flag);
  }

  Optional<String> problem() {
    return problem;
  }

  /** Takes the argument at {@code at}, with its value if it wants one; returns where to go on. */
  private int take(List<String> arguments, int at) {
    String said = arguments.get(at);
    if (!said.startsWith("-") || said.length() == 1) {
      words.add(said);
      return at + 1;
    }
    int sign = said.indexOf('=');
    String name = sign < 0 ? said : said.substring(0, sign);
    Optional<String> value = sign < 0 ? Optional.empty() : Optional.of(said.substring(sign + 1));
    Optional<Flag> flag = Flag.spelled(name);
    if (flag.isEmpty()) {
      wrong(unknown(name));
      return at + 1;
    }
    if (value.isEmpty() && flag.get().takesValue() && at + 1 < arguments.size()) {
      put(flag.get(), Optional.of(arguments.get(at + 1)));
      return at + 2;
    }
    put(flag.get(), value);
    return at + 1;
  }

  private void put(Flag flag, Optional<String> value) {
    if (flag.takesValue() && value.filter(text -> !text.isEmpty()).isEmpty()) {
      wrong(flag.spelling() + " wants a value behind it");
    } else if (!flag.takesValue() && value.isPresent()) {
      wrong(flag.spelling() + " takes no value");
    } else if (flags.put(flag, value.orElse("")) != null && flag.takesValue()) {
      wrong(flag.spelling() + " was said twice");
    }
  }

  private void wrong(String line) {
    problem = problem.or(() -> Optional.of(line));
  }

  private static String unknown(String name) {
    return "there is no flag " + name + Nearest.to(name, Flag.spellings())
        .map(near -> "; the nearest is " + near).orElse("; see rollcall help");
  }
}
