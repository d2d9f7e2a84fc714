package rollcall.plans.format;

import static rollcall.plans.shape.Key.optional;
import static rollcall.plans.shape.Key.required;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.plans.model.HostName;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Key;
import rollcall.plans.shape.Mapping;
import rollcall.plans.shape.Shape;
import rollcall.plans.shape.Text;
import rollcall.plans.site.HostPattern;
import rollcall.plans.site.ValueRule;
import rollcall.plans.site.Words;

/** The keys of a command: what runs, where, as whom, in which order, and what is expected of it. */
final class RunKeys {
  private static final int MOST_EXIT = 255;
  private static final int MOST_COMMAND = 10_000;
  private static final Pattern USER_FORM = Pattern.compile("[a-z_][a-z0-9_.-]{0,31}");

  private static final Shape<String> COMMAND = Text.lines()
      .checked(s -> s.length() <= MOST_COMMAND
          ? Optional.empty()
          : Optional.of("a command has at most " + MOST_COMMAND + " characters"));
  static final Shape<String> USER = new Text<>("the name of a user", "sakai",
      s -> USER_FORM.matcher(s).matches() ? Optional.of(s) : Optional.empty(), s -> s);

  /** The order over the hosts: a word, or the host that goes first. */
  sealed interface OrderWords {
    record Plain(String word) implements OrderWords {}

    record First(HostName host) implements OrderWords {}
  }

  static final String ONE_BY_ONE = "one-by-one";
  static final String BATCHES = "batches";
  static final String ALL_AT_ONCE = "all-at-once";
  static final String AWAIT = "await";

  private static final Key<HostName> FIRST = required("first", Words.HOST,
      "the host that goes before the others");
  private static final Mapping FIRST_FIELDS = new Mapping("order", List.of(FIRST));
  private static final Shape<OrderWords> ORDER_WORDS = Shape.either(
      Text.choice("the order over the hosts",
          Map.of(ONE_BY_ONE, ONE_BY_ONE, BATCHES, BATCHES, ALL_AT_ONCE, ALL_AT_ONCE))
          .as(OrderWords.Plain::new, RunKeys::word),
      FIRST_FIELDS.as(f -> new OrderWords.First(f.need(FIRST)), RunKeys::first),
      OrderWords.First.class::isInstance);

  private static String word(OrderWords order) {
    return ((OrderWords.Plain) order).word();
  }

  private static Fields first(OrderWords order) {
    return FIRST_FIELDS.start().with(FIRST, ((OrderWords.First) order).host());
  }

  static final Key<Integer> EXIT = optional("exit", Text.number(0, MOST_EXIT), "the exit status");
  static final Key<String> OUTPUT = optional("output",
      Text.line().checked(ValueRule::patternComplaint), "RE2 that one line of the output matches");
  static final Mapping EXPECTED = new Mapping("expectation", List.of(EXIT, OUTPUT));

  static final Key<String> SSH = optional("ssh", COMMAND,
      "the command, as a shell of the host gets it");
  static final Key<String> LOCAL = optional("local", COMMAND,
      "a command on the bot's own machine; not run yet");
  static final Key<List<HostPattern>> HOSTS = optional("hosts", Words.HOSTS.oneOrMore(),
      "hosts, ranges of hosts and groups");
  static final Key<String> AS = optional("as", USER,
      "the user on the host; the inventory's where left out");
  static final Key<OrderWords> ORDER = optional("order", ORDER_WORDS,
      "one-by-one (default) or all-at-once; batches and `first: host` are not run yet");
  static final Key<Integer> BATCH_SIZE = optional("batch-size", Text.number(1, HostPattern.MOST),
      "hosts in one of the `batches`; not run yet");
  static final Key<Integer> STOP_AFTER = optional("stop-after", Text.number(1, HostPattern.MOST),
      "after so many failed hosts no further one begins; not run yet");
  static final Key<Duration> LIMIT = optional("limit", PlanWords.SOME_TIME,
      "kills the command; without it an alarm only");
  static final Key<Fields> EXPECT = optional("expect", EXPECTED,
      "what counts as done: exit status 0");
  static final Key<Map<Integer, String>> OUTCOMES = optional("outcomes",
      OnlyIf.OUTCOME.by(Text.number(0, MOST_EXIT)), "exit statuses as names for `only-if`");
  static final Key<String> RERUN = optional("rerun", Text.choice("what a second run is",
      Map.of("safe", "safe")), "safe: it may run a second time");
  static final Key<Boolean> BY_ITSELF = optional("by-itself", Text.flag(),
      "true: starts when called; default on the owner's !run");
  static final Key<String> ON_FALLBACK = optional("on-fallback",
      Text.choice("what a fallback does to the command", Map.of("stop", "stop", AWAIT, AWAIT)),
      "stop (default) or await");
  static final Key<Boolean> BACKGROUND = optional("background", Text.flag(),
      "true: those after it need only its start; it is ended by !stop");

  private static final Mapping FIELDS = new Mapping("run", List.of(SSH, LOCAL, HOSTS, AS, ORDER,
      BATCH_SIZE, STOP_AFTER, LIMIT, EXPECT, OUTCOMES, RERUN, BY_ITSELF, ON_FALLBACK, BACKGROUND));

  static final Shape<Fields> SHAPE = FIELDS.checked(RunKeys::complaint);

  private RunKeys() {}

  static Mapping fields() {
    return FIELDS;
  }

  private static Optional<String> complaint(Fields run) {
    if (run.has(SSH) == run.has(LOCAL)) {
      return Optional.of("a run has either `ssh` or `local`");
    }
    if (run.has(SSH) && !run.has(HOSTS)) {
      return Optional.of("the run lacks `hosts`: " + HOSTS.meaning());
    }
    if (run.has(OUTCOMES) && run.get(EXPECT).filter(e -> e.has(EXIT)).isPresent()) {
      return Optional.of("`outcomes` names every exit status that is expected; leave out `exit`");
    }
    boolean batches = run.get(ORDER).filter(new OrderWords.Plain(BATCHES)::equals).isPresent();
    return batches == run.has(BATCH_SIZE)
        ? Optional.empty()
        : Optional.of("`order: batches` and `batch-size` belong together");
  }
}
