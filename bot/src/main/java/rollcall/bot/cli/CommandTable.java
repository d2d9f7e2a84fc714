package rollcall.bot.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.bot.cli.Command.Format;
import rollcall.bot.fetch.Reach;
import rollcall.bot.fetch.WebAddress;
import rollcall.plans.lint.Severity;
import rollcall.plans.model.Environment;

/**
 * Every command that the command line knows, one line each: words, operands, help, what it takes.
 * The first whose words begin what was said is meant.
 */
final class CommandTable {
  /** The most files that one command takes. */
  static final int MOST_FILES = 100;

  private static final List<Entry> ENTRIES = List.of(
      entry("demo", "", "walk a release in this terminal; you speak for everyone", none(),
          _ -> new Command.Demo()),
      entry("serve", "[--config FILE]", "run the bot; without a file, on this terminal alone",
          none().flag(Flag.CONFIG),
          said -> new Command.Serve(said.value(Flag.CONFIG).map(Path::of))),
      new Entry(List.of("plan", "check"), "FILE… [--config FILE] [--fail-on LEVEL] [--json]",
          "tell every problem and hazard of plan files; with a site's people, hosts and permits too",
          files().flag(Flag.JSON).flag(Flag.CONFIG).flag(Flag.FAIL_ON), CommandTable::check),
      new Entry(List.of("plan", "show"), "FILE… [--environment NAME] [--json | --timeline]",
          "show plan files as resolved, for live or another environment; or drawn over their time",
          files().flag(Flag.JSON).flag(Flag.TIMELINE).flag(Flag.ENVIRONMENT), CommandTable::show),
      new Entry(List.of("plan", "diff"), "BEFORE AFTER [--environment NAME] [--json]",
          "what differs between two plan files, in words: steps, owners, times",
          operands(2, 2).flag(Flag.JSON).flag(Flag.ENVIRONMENT),
          said -> in(said, where -> new Command.PlanDiff(said.files().getFirst(),
              said.files().getLast(), where, format(said)))),
      entry("plan schema", "", "the JSON Schema of plan files, for editors", none(),
          _ -> new Command.PlanSchema()),
      new Entry(List.of("plan", "history"), "FILE [--seed N] [--json]",
          "what earlier runs measured: step by step, in each environment; and the odds by that",
          operands(1, 1).flag(Flag.JSON).flag(Flag.SEED), CommandTable::history),
      new Entry(List.of("plan", "learn"), "FILE [--environment NAME] [--write]",
          "the durations that earlier runs measured, as a change of the file; --write makes it",
          operands(1, 1).flag(Flag.ENVIRONMENT).flag(Flag.WRITE),
          said -> in(said, where -> new Command.PlanLearn(said.files().getFirst(), where,
              said.has(Flag.WRITE)))),
      new Entry(List.of("plan", "import"),
          "FILE|URL|- [-o FILE [--force] | --json] [--allow-private]",
          "plan files from a document: text, Markdown, HTML, CSV, XLSX; -o asks what is doubtful",
          operands(1, 1).flag(Flag.OUTPUT).flag(Flag.FORCE).flag(Flag.JSON)
              .flag(Flag.ALLOW_PRIVATE),
          CommandTable::importing),
      new Entry(List.of("rehearse"), "FILE [--environment NAME] [--json]",
          "a dry walk: who is called when, what would run where, the ways back, the end",
          operands(1, 1).flag(Flag.JSON).flag(Flag.ENVIRONMENT),
          said -> in(said, where -> new Command.Rehearse(said.files().getFirst(), where,
              format(said)))),
      new Entry(List.of("hosts", "check"), "[FILE] [--environment NAME] [--config FILE] [--json]",
          "whether commands could run on the hosts of a plan, or on all; nothing runs there",
          operands(0, 1).flag(Flag.JSON).flag(Flag.ENVIRONMENT).flag(Flag.CONFIG),
          CommandTable::hosts),
      entry("journal show", "[RUN]", "print the journal, or one run of it", operands(0, 1),
          said -> new Command.JournalShow(said.operands().stream().findFirst())),
      new Entry(List.of("journal", "verify"), "[NUMBER DIGITS]",
          "check the journal; up to a head that you kept, if you give it", operands(0, 2),
          CommandTable::verify),
      entry("journal restore", "[--overwrite]",
          "build the database anew from journal.ndjson; --overwrite keeps the old one beside it",
          none().flag(Flag.OVERWRITE),
          said -> new Command.JournalRestore(said.has(Flag.OVERWRITE))),
      entry("stop-all", "", "hold every run and kill what executes, without chat or database",
          none(),
          _ -> new Command.StopAll()),
      entry("help", "[COMMAND]", "this page, or what is said about one command", operands(0, 2),
          said -> new Command.Help(said.operands())),
      entry("version", "", "the version", none(), _ -> new Command.Version()));

  /** The launcher's own; understood, and not told about. */
  static final Entry WARM_UP = entry("warm-up", "", "", none(), _ -> new Command.WarmUp());

  /** Names that have a meaning and no behaviour: why each does nothing here. */
  private static final List<Refused> REFUSED = List.of(
      notBuilt("report"), notBuilt("hosts enrol"),
      notBuilt("journal export"),
      new Refused(List.of("test"), "works in a checkout alone, as ./rollcall test"));

  private CommandTable() {}

  /**
   * One command's line.
   *
   * @param words
   *          the one or two words that name it
   * @param operands
   *          how what stands behind them is written
   * @param takes
   *          how many operands and which flags
   * @param make
   *          makes the command, or tells in one line why these operands are none of it
   */
  record Entry(List<String> words, String operands, String summary, Takes takes,
      Function<Arguments, Reading> make) {

    String name() {
      return String.join(" ", words);
    }

    String usage() {
      return ("rollcall " + name() + " " + operands).strip();
    }
  }

  /** What a command takes behind its words. */
  record Takes(int least, int most, Set<Flag> flags) {
    Takes flag(Flag name) {
      return new Takes(least, most,
          Stream.concat(flags.stream(), Stream.of(name)).collect(Collectors.toUnmodifiableSet()));
    }

    boolean takes(int count) {
      return count >= least && count <= most;
    }
  }

  /** A name with a meaning, and why it does nothing here. */
  record Refused(List<String> words, String why) {
    String name() {
      return String.join(" ", words);
    }
  }

  static List<Entry> entries() {
    return ENTRIES;
  }

  static Optional<Entry> entry(List<String> words) {
    return Stream.concat(ENTRIES.stream(), Stream.of(WARM_UP))
        .filter(entry -> begins(words, entry.words())).findFirst();
  }

  static Optional<Refused> refused(List<String> words) {
    return REFUSED.stream().filter(refused -> begins(words, refused.words())).findFirst();
  }

  /** The second words of a group such as {@code plan}; empty where it is none. */
  static List<String> within(String group) {
    return ENTRIES.stream().map(Entry::words)
        .filter(words -> words.size() > 1 && words.getFirst().equals(group)).map(List::getLast)
        .toList();
  }

  /** Every name that means something, for the nearest right word. */
  static List<String> names() {
    return Stream.concat(ENTRIES.stream().map(Entry::words), REFUSED.stream().map(Refused::words))
        .flatMap(words -> Stream.of(words.getFirst(), String.join(" ", words))).distinct().toList();
  }

  private static boolean begins(List<String> said, List<String> words) {
    return said.size() >= words.size() && said.subList(0, words.size()).equals(words);
  }

  private static Reading verify(Arguments said) {
    if (said.operands().isEmpty()) {
      return new Reading.Understood(new Command.JournalVerify(Optional.empty()));
    }
    Optional<KeptHead> head = said.operands().size() == 2
        ? KeptHead.of(said.operands().getFirst(), said.operands().getLast())
        : Optional.empty();
    return head
        .<Reading>map(kept -> new Reading.Understood(new Command.JournalVerify(Optional.of(kept))))
        .orElseGet(() -> new Reading.Misunderstood(
            "a head is a number and 20 hexadecimal digits, as the bot said them: journal verify 212 3f9a2c07b1d4e88a91c0"));
  }

  private static Reading check(Arguments said) {
    var level = said.value(Flag.FAIL_ON).orElse(Severity.BLOCKER.word());
    return Severity.of(level)
        .<Reading>map(failOn -> new Reading.Understood(new Command.PlanCheck(said.files(),
            said.value(Flag.CONFIG).map(Path::of), failOn, format(said))))
        .orElseGet(() -> new Reading.Misunderstood("\"" + level + "\" is no level; there are "
            + String.join(", ", Severity.words())));
  }

  private static Reading show(Arguments said) {
    if (said.has(Flag.JSON) && said.has(Flag.TIMELINE)) {
      return new Reading.Misunderstood("plan show takes --json or --timeline, not both");
    }
    var as = said.has(Flag.JSON)
        ? Command.Shown.JSON
        : said.has(Flag.TIMELINE) ? Command.Shown.TIMELINE : Command.Shown.TABLE;
    return in(said, where -> new Command.PlanShow(said.files(), where, as));
  }

  private static Reading history(Arguments said) {
    var seed = said.value(Flag.SEED).orElse("1");
    return seed.matches("[0-9]{1,18}")
        ? new Reading.Understood(new Command.PlanHistory(said.files().getFirst(),
            Long.parseLong(seed), format(said)))
        : new Reading.Misunderstood("\"" + seed + "\" is no seed: a number of up to 18 digits");
  }

  private static Reading importing(Arguments said) {
    if (said.has(Flag.JSON) && said.has(Flag.OUTPUT)) {
      return new Reading.Misunderstood("plan import takes -o or --json, not both");
    }
    var from = said.operands().getFirst();
    if (!WebAddress.isMeantBy(from)) {
      return importing(from.equals("-")
          ? new Command.Origin.StandardInput()
          : new Command.Origin.Local(Path.of(from)), said);
    }
    return switch (WebAddress.of(from)) {
      case WebAddress.Given.Bad(String why) -> new Reading.Misunderstood(why);
      case WebAddress.Given.Good(WebAddress address) ->
        importing(new Command.Origin.Web(address), said);
    };
  }

  private static Reading importing(Command.Origin from, Arguments said) {
    return new Reading.Understood(new Command.PlanImport(from,
        said.value(Flag.OUTPUT).map(Command.Into::of), said.has(Flag.FORCE),
        said.has(Flag.ALLOW_PRIVATE) ? Reach.ANYWHERE : Reach.PUBLIC, format(said)));
  }

  private static Reading hosts(Arguments said) {
    return in(said, where -> new Command.HostsCheck(said.files().stream().findFirst(),
        said.value(Flag.CONFIG).map(Path::of),
        said.value(Flag.ENVIRONMENT).map(_ -> where), format(said)));
  }

  private static Reading in(Arguments said, Function<Environment, Command> make) {
    var name = said.value(Flag.ENVIRONMENT).orElse(Environment.LIVE.value());
    return Environment.accepts(name)
        ? new Reading.Understood(make.apply(new Environment(name)))
        : new Reading.Misunderstood("\"" + name
            + "\" cannot be the name of an environment: it has small letters, digits and -");
  }

  private static Format format(Arguments said) {
    return said.has(Flag.JSON) ? Format.JSON : Format.TEXT;
  }

  private static Entry entry(String name, String operands, String summary, Takes takes,
      Function<Arguments, Command> make) {
    return new Entry(List.of(name.split(" ")), operands, summary, takes,
        said -> new Reading.Understood(make.apply(said)));
  }

  private static Takes none() {
    return operands(0, 0);
  }

  private static Takes files() {
    return operands(1, MOST_FILES);
  }

  private static Takes operands(int least, int most) {
    return new Takes(least, most, Set.of());
  }

  private static Refused notBuilt(String name) {
    return new Refused(List.of(name.split(" ")), "is not built yet");
  }
}
