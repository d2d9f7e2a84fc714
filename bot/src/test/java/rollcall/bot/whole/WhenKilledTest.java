package rollcall.bot.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.bot.journal.JournalCopy;
import rollcall.bot.journal.Verdict;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Work;
import rollcall.plans.run.Course;
import rollcall.plans.run.OnHost;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * Kill -9 of the bot at random moments of walks through the plan of 2009, every second one into its
 * fallback: it comes back and says how things stand, whatever it had said is on the record, and no
 * command runs twice.
 *
 * <p>
 * The people here know from the record what to say next, so that they go on wherever the bot was
 * killed; they say it again when nothing has come of it, as people do.
 */
class WhenKilledTest {
  private static final int KILLS = 30;
  /** Every so many kills it is killed once more while it comes back. */
  private static final int TWICE = 6;
  private static final Duration LONGEST_LIFE = Duration.ofMillis(2_500);
  private static final Duration LONGEST_START = Duration.ofSeconds(2);
  private static final Duration AGAIN = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration TO_THE_END = Duration.ofMinutes(2);
  /** The step at which every second walk turns back. */
  private static final String TURNING = "8";

  @TempDir
  Path folder;

  /** Something to say, and when it was last said. */
  private record Word(String who, String text) {}

  private final Map<String, Long> said = new HashMap<>();

  @Test
  void nothingAcceptedIsLostAndNoCommandRunsTwiceWhereverTheBotIsKilled() {
    long seed = Long.getLong("rollcall.seed", System.nanoTime());
    System.out.println("moments of the kills by -Drollcall.seed=" + seed);
    var random = new Random(seed);
    try (var site = Premises.at(folder); var crew = new Crew(site.irc())) {
      plan(site);
      var bot = site.serve();
      crew.awaitBot(bot, 0);
      for (int kill = 1; kill <= KILLS; kill++) {
        walk(site, crew, random.nextLong(LONGEST_LIFE.toNanos()));
        bot.kill();
        check(site, crew, "kill " + kill);
        if (kill % TWICE == 0) {
          killedWhileItComesBack(site, random);
        }
        var atKill = Ledger.of(site).latest();
        crew.begin();
        crew.countAnew();
        said.clear();
        long joins = crew.joins();
        bot = site.serve();
        returns(site, crew, atKill, bot, joins);
      }
      walkToTheEnd(site, crew);
      bot.kill();
      check(site, crew, "the end");
      assertThat(JournalCopy.verify(site.journal(), Optional.empty()))
          .isInstanceOf(Verdict.Good.class);
    }
  }

  private static void killedWhileItComesBack(Premises site, Random random) {
    var bot = site.serve();
    LockSupport.parkNanos(random.nextLong(LONGEST_START.toNanos()));
    bot.kill();
  }

  /** Its commands take a moment, so that some are under way when the bot is killed. */
  private static void plan(Premises site) {
    SmartSite.writeTo(site, what -> site.permitted(
        "echo \"$ROLLCALL_EXECUTION " + what + "\" >> \"$HOME/runs\"; sleep 0.4"));
  }

  private void walk(Premises site, Crew crew, long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      speak(Ledger.of(site), crew);
      LockSupport.parkNanos(Math.min(LOOK.toNanos(), Math.max(0, end - System.nanoTime())));
    }
  }

  private void walkToTheEnd(Premises site, Crew crew) {
    long end = System.nanoTime() + TO_THE_END.toNanos();
    while (Ledger.of(site).latest().filter(s -> s.course().ended()).isEmpty()) {
      assertThat(System.nanoTime()).as("the last run ends").isLessThan(end);
      walk(site, crew, LOOK.toNanos());
    }
  }

  /** Each says what is theirs to say, unless they have said it a moment ago. */
  private void speak(Ledger record, Crew crew) {
    var latest = record.latest();
    words(latest, record.runs().size() % 2 == 0).forEach(word -> {
      var key = latest.map(s -> s.id().value()).orElse("") + word;
      long now = System.nanoTime();
      if (now - said.getOrDefault(key, now - AGAIN.toNanos()) >= AGAIN.toNanos()) {
        said.put(key, now);
        crew.say(word.who(), word.text());
      }
    });
  }

  private static List<Word> words(Optional<RunState> latest, boolean turns) {
    if (latest.isEmpty() || latest.get().course().ended()) {
      return List.of(new Word("thomas", "!open " + SmartSite.ID));
    }
    var state = latest.get();
    if (!state.proposals().isEmpty()) {
      return state.proposals().values().stream()
          .map(p -> new Word(p.could(state).stream().filter(who -> !who.value().equals("prabhu"))
              .findFirst().orElse(p.by()).value(), "!yes " + p.token()))
          .toList();
    }
    if (state.facts().approvals().isEmpty()) {
      return List.of(new Word("sandra", "!approve " + state.opening().digest()));
    }
    if (state.attention().held().isPresent()) {
      return List.of(new Word("thomas", "!resume"));
    }
    var steps = state.inPlay().flatMap(step -> ofStep(step, turns)).toList();
    return steps.isEmpty() && state.course() instanceof Course.Open
        ? List.of(new Word("thomas", "!start"))
        : steps;
  }

  private static Stream<Word> ofStep(StepRun step, boolean turns) {
    var number = step.step().number();
    return switch (step.status()) {
      case StepStatus.Called _ when turns && number.value().equals(TURNING) ->
        Stream.of(new Word("thomas", "!fallback it does not look right"));
      case StepStatus.Called _ when isPrabhus(step)
          && step.step().work() instanceof Work.Gate ->
        Stream.of(new Word("thomas", "!skip " + number + " he says so on the phone"));
      case StepStatus.Called _ when step.step().work() instanceof Work.Gate ->
        step.owners().people().stream().filter(p -> !step.answers().votes().containsKey(p))
            .map(p -> new Word(p.value(), "!go " + number));
      case StepStatus.Called _ -> Stream.of(answer(step));
      case StepStatus.Taken t -> Stream.of(new Word(t.by().value(), "!done " + number
          + step.step().records().stream().map(name -> " " + name + "=R018")
              .collect(Collectors.joining())));
      case StepStatus.Checking _ -> step.openChecks()
          .map(c -> new Word(step.owners(c).people().getFirst().value(),
              "!ok " + number + c.letter()));
      case StepStatus.Failed _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.NoGo _,StepStatus.Unanswered _ ->
        Stream.of(new Word("thomas", "!redo " + number));
      case StepStatus.Waiting _,StepStatus.Running _,StepStatus.Done _,StepStatus.Skipped _,StepStatus.Closed _ ->
        Stream.of();
    };
  }

  private static boolean isPrabhus(StepRun step) {
    return step.owners().people().getFirst().value().equals("prabhu");
  }

  /** Prabhu has no account: what is his goes to Sandra. */
  private static Word answer(StepRun step) {
    var number = step.step().number();
    if (step.offeredTo().isPresent()) {
      return new Word(step.offeredTo().get().value(), "!ack " + number);
    }
    return isPrabhus(step)
        ? new Word("thomas", "!assign " + number + " sandra")
        : new Word(step.owners().people().getFirst().value(),
            (step.step().work() instanceof Work.Command ? "!run " : "!ack ") + number);
  }

  /** All that the bot has said follows from the record, and every command ran once at most. */
  private static void check(Premises site, Crew crew, String when) {
    var record = Ledger.of(site);
    var sayable = record.sayable();
    assertThat(crew.since().stream().filter(line -> line.nick().equals(Premises.BOT))
        .map(Crew.Said::text).filter(line -> !isRefusal(line))).as("said until %s", when)
        .allSatisfy(line -> assertThat(sayable).anyMatch(line::endsWith));
    for (int host = 1; host <= 3; host++) {
      var ran = site.runs(host).stream().map(line -> line.substring(0, line.indexOf(' '))).toList();
      assertThat(ran).as("executions on h%s until %s", host, when).doesNotHaveDuplicates()
          .allMatch(record.ordered()::contains);
    }
  }

  private static boolean isRefusal(String line) {
    return line.endsWith("Nothing happened.") || line.endsWith("Nothing was opened.");
  }

  /** The three lines of a return, where a run is open. */
  private static void returns(Premises site, Crew crew, Optional<RunState> atKill,
      BotProgram bot, long joins) {
    crew.awaitBot(bot, joins);
    if (atKill.filter(s -> !s.course().ended()).isEmpty()) {
      return;
    }
    var first = crew.hear("^BACK\\. .*|COMPLETED|FALLEN BACK").group();
    if (!first.startsWith("BACK")) {
      return; // its last command ended while the bot was away, and with it the run
    }
    assertThat(first)
        .matches(
            "BACK\\. Away \\d\\d:\\d\\d(-\\d\\d:\\d\\d| for \\d+ s) \\(restart\\)\\. I read nothing"
                + " written in between: repeat it( with the time)?\\.( I started nothing\\.)?");
    var going = atKill.get().executionsWithoutEnd().count();
    crew.hear("^\\d\\d:\\d\\d: .*" + (going == 0
        ? "No command was running\\."
        : "(No command was running\\.|Commands without a known end: [1-" + going + "]; I ask)"));
    var turn = crew.hear("^(HOLD until each owner|Nothing is on hold\\.).*").group();
    var state = Ledger.of(site).atTheReturn();
    state.opening().listed().forEach(who -> assertThat(turn).contains(expected(who, state)));
  }

  private static String expected(PersonId who, RunState state) {
    var waiting = state.waitingOn(who)
        .filter(step -> step.hosts().values().stream().allMatch(OnHost::ended))
        .map(step -> step.step().number().value()).toList();
    return waiting.isEmpty()
        ? ""
        : who + ": " + waiting.getFirst()
            + (state.facts().lastWord().containsKey(who)
                ? " (your last word: "
                : " (no word from you)");
  }
}
