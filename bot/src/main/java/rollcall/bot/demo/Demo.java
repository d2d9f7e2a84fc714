package rollcall.bot.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import rollcall.bot.House;
import rollcall.bot.gateway.terminal.Prompt;
import rollcall.bot.gateway.terminal.PromptSettings;
import rollcall.bot.gateway.terminal.TerminalGateway;
import rollcall.bot.journal.Journal;
import rollcall.bot.journal.JournalStore;
import rollcall.bot.site.PlanFolders;
import rollcall.bot.wakeup.SteadyClock;
import rollcall.commands.grammar.Grammar;
import rollcall.plans.engine.Opener;
import rollcall.plans.format.PlanFile;
import rollcall.plans.model.Plan;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Opening;
import rollcall.plans.run.RunId;
import rollcall.plans.run.RunState;
import rollcall.plans.model.Account;
import rollcall.plans.model.PersonId;
import rollcall.plans.shape.Read;
import rollcall.plans.site.Inventory;
import rollcall.plans.site.People;
import rollcall.plans.site.Permits;
import rollcall.plans.site.Person;
import rollcall.plans.site.Policy;
import rollcall.plans.site.Site;

/** One rehearsal of {@code smartsite-2009}, from its first call to its end. */
public final class Demo {
  private static final String PLAN = "/rollcall/library/smartsite-2009.plan.yaml";
  private static final String BOT = "rc";
  private static final RunId RUN = new RunId("demo-1");
  /** Time enough for the steps before the start. */
  private static final Duration BEFORE = Duration.ofMinutes(60);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int TRIES = 40;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);
  private final InputStream in;
  private final PrintStream out;
  private final boolean colour;

  public Demo(InputStream in, PrintStream out, boolean colour) {
    this.in = in;
    this.out = out;
    this.colour = colour;
  }

  /** Returns when the person leaves; nothing is left behind. */
  public void run() throws IOException {
    var folder = Files.createTempDirectory("rollcall-demo");
    var cleaning = Thread.ofPlatform().unstarted(() -> forget(folder));
    Runtime.getRuntime().addShutdownHook(cleaning);
    try (var store = JournalStore.open(folder,
        e -> out.println("the demo's journal failed: " + e.getMessage()))) {
      run(plan(), new Journal(store), folder);
    } finally {
      delete(folder);
      Runtime.getRuntime().removeShutdownHook(cleaning);
    }
  }

  private void run(Plan plan, Journal journal, Path folder) {
    var clock = new DemoClock(plan.schedule().plannedStart().orElseThrow().minus(BEFORE));
    var grammar = new Grammar("!", BOT);
    var lead = plan.team().lead();
    var running = new Running(grammar);
    var prompt = Prompt.open(in, out, new PromptSettings("demo", colour, Optional.empty(),
        running::complete));
    var terminal = new TerminalGateway(prompt, clock, BOT, lead.value(), true,
        speaker -> running.heard(prompt, speaker));
    var ground = new House.Ground(journal, SteadyClock.trusting(clock), site(plan), Map.of(),
        new PlanFolders(List.of()),
        grammar,
        folder, Path::of);
    try (var house = new House(ground, List.of(terminal))) {
      running.begin(house, new DemoTime(house.desk(), clock));
      house.start(List.of(running.time()));
      welcome(prompt, plan);
      house.desk().open(opening(plan, lead),
          new Actor.Person(lead, new Account(TerminalGateway.NETWORK, lead.value())));
      running.settle();
      running.hint(prompt, lead.value());
      terminal.listen();
      running.farewell().forEach(prompt::print);
    }
  }

  private static void welcome(Prompt prompt, Plan plan) {
    prompt.print("A rehearsal of \"" + plan.title().text()
        + "\": its commands are said, not run, and its clock jumps over the waiting.");
    prompt.print("You speak as " + plan.team().lead()
        + ", and for everyone: as prabhu: !ack 4. To see what you may do: !help. To leave: Ctrl-D.");
    prompt.print("After the start there is a way back at any time: !fallback why");
  }

  private static Opening opening(Plan plan, PersonId lead) {
    var channel = new Opening.Channel(TerminalGateway.NETWORK, TerminalGateway.ROOM.name());
    return switch (Opener.rehearse(RUN, plan, channel, lead)) {
      case Opener.Outcome.Ready(Opening opening) -> opening;
      case Opener.Outcome.Hindered(var obstacles) ->
        throw new IllegalStateException("the demo's plan cannot be rehearsed: " + obstacles);
    };
  }

  private static Plan plan() throws IOException {
    try (var file = Demo.class.getResourceAsStream(PLAN)) {
      if (file == null) {
        throw new IOException("the demo's plan is not in the program");
      }
      return switch (PlanFile.read(PLAN, file.readAllBytes())) {
        case Read.Good<PlanFile>(var read) -> read.plan();
        case Read.Bad<PlanFile>(var problems) ->
          throw new IOException(String.join("; ", problems.lines()));
      };
    }
  }

  /** The plan's own people, each with an account of that name at the terminal. */
  private static Site site(Plan plan) {
    var people = plan.everyone().collect(Collectors.toMap(Function.identity(), Demo::person));
    return new Site(new People(people), new Inventory(Map.of()), Permits.NONE, Policy.NONE);
  }

  private static Person person(PersonId id) {
    return People.alone(id, id.value());
  }

  /** For a demo that is told to end from outside: its house still writes while it is cleared. */
  private static void forget(Path folder) {
    for (int i = 0; i < TRIES && Files.exists(folder); i++) {
      try {
        delete(folder);
      } catch (IOException | UncheckedIOException _) {
        LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The demo once its house stands: between two lines everything that follows has been said. */
  private static final class Running {
    private final Grammar grammar;
    private Optional<House> house = Optional.empty();
    private Optional<DemoTime> time = Optional.empty();

    Running(Grammar grammar) {
      this.grammar = grammar;
    }

    void begin(House newHouse, DemoTime newTime) {
      house = Optional.of(newHouse);
      time = Optional.of(newTime);
    }

    DemoTime time() {
      return time.orElseThrow();
    }

    void heard(Prompt prompt, String speaker) {
      time().aLineIsTyped();
      settle();
      hint(prompt, speaker);
    }

    void settle() {
      house.ifPresent(h -> {
        h.awaitQuiet(PATIENCE);
        time().toWhatIsNext();
        h.awaitQuiet(PATIENCE);
      });
    }

    void hint(Prompt prompt, String speaker) {
      run().flatMap(state -> new ToGoOn(state, speaker, grammar).line()).ifPresent(prompt::print);
    }

    List<String> complete(String typed) {
      return run().filter(state -> !state.course().ended())
          .map(state -> grammar.complete(typed, state)).orElse(List.of());
    }

    private Optional<RunState> run() {
      return house.flatMap(h -> h.desk().state(RUN));
    }

    List<String> farewell() {
      var ended = run().filter(state -> state.course().ended()).isPresent();
      return List.of(
          (ended ? "That was a whole release." : "You left before the end.")
              + " Nothing of this demo is kept.",
          "To go on: rollcall plan check FILE with a plan of your own, then rollcall serve; "
              + "rollcall help tells the rest.");
    }
  }
}
