package rollcall.bot.cli;

import rollcall.plans.shape.Nearest;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import rollcall.bot.cli.CommandTable.Entry;
import rollcall.bot.cli.Surroundings.Flags;

/** Reads the words of a command line. Nothing is done here. */
record CommandLine(Flags flags, Reading reading) {

  static CommandLine read(List<String> arguments) {
    var said = new SaidWords(arguments);
    var flags = new Flags(said.has(Flag.DEBUG), said.has(Flag.NO_COLOR));
    Reading reading = said.problem().<Reading>map(Reading.Misunderstood::new)
        .orElseGet(() -> meant(said));
    return new CommandLine(flags, reading);
  }

  private static Reading meant(SaidWords said) {
    if (said.has(Flag.VERSION)) {
      return new Reading.Understood(new Command.Version());
    }
    if (said.has(Flag.HELP)) {
      return new Reading.Understood(new Command.Help(said.words()));
    }
    if (said.words().isEmpty()) {
      return new Reading.Misunderstood(
          "say what to do; rollcall demo tries it out, rollcall help tells the rest");
    }
    return CommandTable.entry(said.words()).map(entry -> asked(entry, said))
        .orElseGet(() -> none(said.words()));
  }

  private static Reading asked(Entry entry, SaidWords said) {
    List<String> operands = said.words().subList(entry.words().size(), said.words().size());
    Optional<Flag> foreign = said.flags().keySet().stream()
        .filter(flag -> !flag.everywhere() && !entry.takes().flags().contains(flag)).findFirst();
    if (foreign.isPresent()) {
      return new Reading.Misunderstood(
          entry.name() + " takes no " + foreign.get().spelling() + "; it is written: "
              + entry.usage());
    }
    if (!entry.takes().takes(operands.size())) {
      return new Reading.Misunderstood(entry.name() + " is written: " + entry.usage());
    }
    try {
      return entry.make().apply(new Arguments(operands, said.flags()));
    } catch (InvalidPathException unusable) {
      return new Reading.Misunderstood(
          "\"" + unusable.getInput() + "\" cannot be a file's name here");
    }
  }

  private static Reading none(List<String> words) {
    return CommandTable.refused(words)
        .<Reading>map(refused -> new Reading.Refused(refused.name() + " " + refused.why()))
        .orElseGet(() -> new Reading.Misunderstood(wrong(words)));
  }

  /** What is wrong with words that begin no command, and the nearest right ones. */
  static String wrong(List<String> words) {
    List<String> second = CommandTable.within(words.getFirst());
    if (words.size() == 1 && !second.isEmpty()) {
      return words.getFirst() + " wants a second word: " + String.join(", ", second);
    }
    String two = String.join(" ", words.subList(0, Math.min(2, words.size())));
    String shown = second.isEmpty() ? words.getFirst() : two;
    return "there is no command \"" + shown + "\"" + Nearest.to(two, CommandTable.names())
        .or(() -> Nearest.to(words.getFirst(), CommandTable.names()))
        .map(near -> "; the nearest is \"" + near + "\"").orElse("; see rollcall help");
  }
}
