package rollcall.bot.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stood behind a command's words: operands in order, and flags with their values. */
record Arguments(List<String> operands, Map<Flag, String> flags) {
  Arguments {
    operands = List.copyOf(operands);
    flags = Map.copyOf(flags);
  }

  boolean has(Flag flag) {
    return flags.containsKey(flag);
  }

  Optional<String> value(Flag flag) {
    return Optional.ofNullable(flags.get(flag));
  }

  List<Path> files() {
    return operands.stream().map(Path::of).toList();
  }
}
