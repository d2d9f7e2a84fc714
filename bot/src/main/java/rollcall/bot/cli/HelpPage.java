package rollcall.bot.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import rollcall.bot.cli.CommandTable.Entry;
import rollcall.plans.format.PlanFile;
import rollcall.plans.shape.Mapping;
import rollcall.plans.site.Config;

/** What the command line says about itself. */
final class HelpPage {
  private static final String HEAD = "Rollcall walks a team through its release plan, in its chat channel.\n";
  private static final String FOOT = """

      --no-color   no colours (as with NO_COLOR set)
      --debug      the stack trace, where something broke
      exit         0 clean, 1 findings or refused, 2 usage
      state        $ROLLCALL_HOME, else $XDG_STATE_HOME/rollcall, else ~/.local/state/rollcall
      """;

  private HelpPage() {}

  /**
   * The page about all commands, or about those that the words name; empty where they name none.
   */
  static Optional<String> about(List<String> words) {
    if (words.isEmpty()) {
      return Optional.of(HEAD + "\n" + lines(CommandTable.entries()) + FOOT);
    }
    List<Entry> named = CommandTable.entries().stream()
        .filter(entry -> begins(entry.words(), words) || begins(words, entry.words())).toList();
    return named.isEmpty()
        ? Optional.empty()
        : Optional.of(lines(named) + (words.size() == 1 ? keys(words.getFirst()) : ""));
  }

  /** The keys of the file that such a command is about. */
  private static String keys(String group) {
    return switch (group) {
      case "serve" -> parts("rollcall.yaml", Config.parts());
      case "plan" -> parts("a plan file", PlanFile.parts());
      default -> "";
    };
  }

  private static String parts(String file, List<Mapping> parts) {
    return parts.stream().map(part -> part.lines().stream().map(line -> "  " + line + "\n")
        .collect(Collectors.joining("", "\nKeys of " + part.one() + " in " + file + ":\n", "")))
        .collect(Collectors.joining());
  }

  private static boolean begins(List<String> all, List<String> first) {
    return all.size() >= first.size() && all.subList(0, first.size()).equals(first);
  }

  private static String lines(List<Entry> entries) {
    int width = entries.stream().mapToInt(entry -> entry.usage().length()).max().orElse(0);
    return entries.stream()
        .map(entry -> entry.usage() + " ".repeat(width - entry.usage().length() + 3)
            + entry.summary() + "\n")
        .collect(Collectors.joining());
  }
}
