package rollcall.commands.grammar;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRef;
import rollcall.plans.shape.Nearest;

/**
 * Text to request and back. The bot is spoken to with {@code !verb …}, {@code !release verb …},
 * {@code botname: verb …} or {@code botname, verb …}; the prefix is configurable. For every
 * request, {@code hear(say(request))} asks for that request.
 */
public final class Grammar {
  /** The most characters of a line that is read at all. */
  public static final int LONGEST_LINE = 1_000;
  private static final String LONG_FORM = "release";

  private final String prefix;
  private final List<String> botNames;

  /** {@code botNames} are what the bot is called, on one network or another. */
  public Grammar(String prefix, String... botNames) {
    this.prefix = prefix;
    this.botNames = Stream.of(botNames).map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  public String prefix() {
    return prefix;
  }

  /** What {@code line} means. Any text is heard: what is no request is a word on why not. */
  public Heard hear(String line) {
    return spoken(plain(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line))
        .map(said -> line.length() > LONGEST_LINE ? tooLong() : meaning(said))
        .orElseGet(Heard.Talk::new);
  }

  private static Heard tooLong() {
    return new Heard.Unclear("a line of more than " + LONGEST_LINE + " characters is not read",
        Optional.empty(), "");
  }

  /** Every sort of space, and what moves a cursor, is a space. */
  private static String plain(String line) {
    var plain = new StringBuilder(line.length());
    line.codePoints().forEach(c -> plain.appendCodePoint(isSpace(c) ? ' ' : c));
    return plain.toString().strip();
  }

  private static boolean isSpace(int c) {
    return Character.isSpaceChar(c) || Character.isISOControl(c) || c == '\uFEFF';
  }

  /** What was said to the bot; empty where the line was not for it. */
  private Optional<String> spoken(String line) {
    if (line.startsWith(prefix)) {
      return Optional.of(line.substring(prefix.length())).filter(Grammar::beginsWithALetter)
          .map(Grammar::shortened);
    }
    return botNames.stream().flatMap(name -> after(name, line).stream()).findFirst();
  }

  private Optional<String> after(String botName, String line) {
    var name = line.substring(0, Math.min(line.length(), botName.length()));
    var after = line.substring(name.length());
    return name.toLowerCase(Locale.ROOT).equals(botName)
        && (after.startsWith(":") || after.startsWith(","))
            ? Optional.of(withoutPrefix(after.substring(1).strip()))
            : Optional.empty();
  }

  private static boolean beginsWithALetter(String text) {
    return !text.isEmpty() && Character.isLetter(text.codePointAt(0));
  }

  /** {@code rc: !ack 3} is meant as {@code rc: ack 3}. */
  private String withoutPrefix(String said) {
    return shortened(said.startsWith(prefix) ? said.substring(prefix.length()).strip() : said);
  }

  private static String shortened(String said) {
    var words = new Words(said);
    return words.goesOn(LONG_FORM) ? said.substring(LONG_FORM.length()).strip() : said;
  }

  private Heard meaning(String said) {
    if (said.isEmpty()) {
      return new Heard.Look(new Question.Help(Optional.empty()));
    }
    var typed = new Words(said).peek();
    var rest = said.substring(typed.length());
    var word = typed.toLowerCase(Locale.ROOT);
    return Vocabulary.verb(word).map(verb -> verb.read(rest, prefix))
        .orElseGet(() -> unknown(typed, word));
  }

  private Heard unknown(String typed, String word) {
    var words = Vocabulary.verbs().flatMap(Verb::words).filter(w -> w.length() > 1).toList();
    return new Heard.Unclear(Words.quoted(typed) + " is no word of mine",
        Nearest.to(word, words).map(w -> prefix + w), "");
  }

  /** {@code request} as its asker would type it, with the prefix. */
  public String say(Request request) {
    return prefix + Saying.of(request);
  }

  /** How {@code verb} is typed; empty where there is no such verb. */
  public Optional<String> usage(String verb) {
    return Vocabulary.verb(verb.toLowerCase(Locale.ROOT)).map(v -> v.usage(prefix));
  }

  /** Every verb, as it is typed. */
  public List<String> usages() {
    return Vocabulary.verbs().map(v -> v.usage(prefix)).toList();
  }

  /**
   * Every verb on every step in play, and every verb of the run, with {@code why} where words are
   * wanted: what help sifts by what is possible.
   */
  public static Stream<Request> possible(RunState state) {
    var steps = Stream.concat(state.inPlay(), state.active()).distinct().toList();
    var refs = steps.stream().map(s -> (StepRef) new StepRef.Numbered(s.step().number()));
    return Stream.of(refs.flatMap(Possible::onStep),
        steps.stream().flatMap(Possible::onChecks), Possible.onRun(state))
        .flatMap(s -> s).distinct();
  }

  /** Words that could stand where {@code typed} ends: verbs, then steps, people and points. */
  public List<String> complete(String typed, RunState state) {
    return new Completion(prefix, state).of(typed);
  }
}
