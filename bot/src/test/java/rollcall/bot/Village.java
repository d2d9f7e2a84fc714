package rollcall.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.function.BiFunction;
import rollcall.bot.journal.Journal;
import rollcall.bot.journal.JournalStore;
import rollcall.bot.gateway.Sighting;
import rollcall.bot.peers.Await;
import rollcall.bot.site.PlanFolders;
import rollcall.bot.wakeup.SteadyClock;
import rollcall.commands.grammar.Grammar;
import rollcall.plans.engine.Agenda;
import rollcall.plans.engine.Input;
import rollcall.plans.run.Absence;
import rollcall.plans.run.RunState;
import rollcall.plans.shape.Read;
import rollcall.plans.site.Inventory;
import rollcall.plans.site.People;
import rollcall.plans.site.Permits;
import rollcall.plans.site.Policy;
import rollcall.plans.site.Site;

/**
 * The whole bot on a real journal, with its people, its hosts and its time in the test's hands. A
 * kill leaves what was on disk at that moment, and nothing else, to the next start.
 */
final class Village implements AutoCloseable {
  private static final Grammar GRAMMAR = new Grammar("!", "rc");

  /** The machine's clock: it stands between two lines, and may be set. */
  private static final class Clock implements InstantSource {
    private Instant now;
    private Duration passed = Duration.ZERO;

    Clock(Instant now) {
      this.now = now;
    }

    @Override
    public synchronized Instant instant() {
      return now;
    }

    synchronized long nanos() {
      return passed.toNanos();
    }

    synchronized void moveOn(Duration by) {
      now = now.plus(by);
      passed = passed.plus(by);
    }

    synchronized void jump(Duration by) {
      now = now.plus(by);
    }
  }

  private static final Pattern EDIT = Pattern
      .compile("in the plan (\\S+), \"(.*)\" is now \"(.*)\"");

  private static final Pattern JUMP = Pattern
      .compile("the machine (sleeps for|is set back by) (\\d+) min");
  private static final Pattern SIGHTED = Pattern
      .compile("(\\S+) (leaves the network|leaves the channel|logs out|is away|comes)");

  private static final Pattern LOGIN = Pattern
      .compile("the host (\\S+) (?:is (?:fit|not fit: (.+))|(answers nothing))");

  private record Home(Path state, JournalStore store, Journal journal, House house) {}

  private final Clock machine;
  private SteadyClock clock;
  private final Site site;
  private final List<Path> plans;
  private final Path root;
  private final List<String> rooms;
  private final FarEnd hosts = new FarEnd();
  private final Witness witness = new Witness();
  private Chatroom chat;
  private Path state;
  private int lives;
  private volatile long freeMebibytes = 1_000;
  private Optional<Home> home = Optional.empty();

  Village(Instant now, Site site, List<Path> plans, List<String> rooms, Path root) {
    this.machine = new Clock(now);
    this.clock = new SteadyClock(machine, machine::nanos);
    this.site = site;
    this.plans = plans;
    this.rooms = rooms;
    this.root = root;
    this.chat = new Chatroom(machine, rooms);
    this.state = root.resolve("life-0");
  }

  void start() {
    clock = new SteadyClock(machine, machine::nanos);
    chat = new Chatroom(machine, rooms);
    var store = JournalStore.open(state, failed -> {
      throw new AssertionError(failed);
    });
    var journal = new Journal(store);
    var ground = new House.Ground(journal, clock, site, Map.of(), new PlanFolders(plans), GRAMMAR,
        state,
        Path::of);
    var house = new House(ground, List.of(chat), _ -> hosts, () -> freeMebibytes << 20);
    witness.watches(house.desk()::record);
    home = Optional.of(new Home(state, store, journal, house));
    house.start(List.of(witness));
    settle();
  }

  Instant now() {
    return clock.instant();
  }

  List<RunState> runs() {
    return home.map(h -> h.journal().runs().keySet().stream()
        .flatMap(run -> h.house().desk().state(run).stream()).toList()).orElse(List.of());
  }

  /** The number of the question that was put last and is open. */
  String lastQuestion() {
    return runs().stream().flatMap(s -> s.proposals().keySet().stream()).max(Long::compare)
        .map(String::valueOf).orElse("0");
  }

  List<String> takeSaid() {
    return chat.takeSaid();
  }

  void says(String who, Optional<String> account, Optional<String> room, Optional<Instant> at,
      String text) {
    chat.says(who, account, room.orElse(rooms.getFirst()), text, at.orElseGet(machine::instant));
    settle();
  }

  void whispers(String who, String text) {
    chat.whispers(who, text);
    settle();
  }

  /** What is seen on a host; {@code all} is every host with something going on, until none is. */
  void sees(String host, String what) {
    if (!host.equals("all")) {
      hosts.sees(host, what);
      settle();
      return;
    }
    var one = what.replaceFirst("^(begin|end)\\b", "$1s");
    for (int bound = 0; bound < 100 && !hosts.hosts().isEmpty(); bound++) {
      hosts.sees(hosts.hosts().getFirst(), one);
    }
    settle();
  }

  /** Each moment of the agenda on the way is a moment of its own. */
  void until(Instant then) {
    for (var next = next(then); next.isPresent(); next = next(then)) {
      arrive(next.get());
    }
    arrive(then);
  }

  private Optional<Instant> next(Instant then) {
    return home.flatMap(h -> h.house().desk().open().stream()
        .flatMap(s -> Agenda.of(s, h.house().desk().moment()).next(now()).stream())
        .filter(then::isAfter).min(Instant::compareTo));
  }

  private void arrive(Instant then) {
    machine.moveOn(Duration.between(now(), then));
    home.ifPresent(h -> {
      h.house().desk().open()
          .forEach(s -> h.house().desk().submit(s.id(), new Input.TimeCame()));
      settle();
    });
  }

  /** What befalls the bot from outside. */
  void suffers(String what) throws IOException {
    var edit = EDIT.matcher(what);
    if (edit.matches()) {
      edit(edit.group(1), edit.group(2), edit.group(3));
      return;
    }
    var sighted = SIGHTED.matcher(what);
    if (sighted.matches()) {
      chat.shows(sighted.group(1), sighting(sighted.group(2)));
      home.ifPresent(h -> h.house().ground());
      settle();
      return;
    }
    var login = LOGIN.matcher(what);
    if (login.matches()) {
      if (login.group(3) == null) {
        hosts.is(login.group(1), Optional.ofNullable(login.group(2)));
      } else {
        hosts.answersNothing(login.group(1));
      }
      settle();
      return;
    }
    var jump = JUMP.matcher(what);
    if (jump.matches()) {
      var by = Duration.ofMinutes(Long.parseLong(jump.group(2)));
      machine.jump(jump.group(1).equals("sleeps for") ? by : by.negated());
      home.ifPresent(h -> h.house().clock());
      settle();
      return;
    }
    switch (what) {
      case "away" -> chat.goesAway();
      case "back" -> chat.comesBack();
      case "kill" -> kill(false);
      case "kill, and the database is lost" -> kill(true);
      case "start" -> start();
      case "stop-all" -> stopAll();
      case "a minute of strangers is over" -> home.ifPresent(h -> h.house().strangers());
      case "prabhu is not believed" -> chat.doesNotBelieve("prabhu", "it may be another's account");
      case "200 MiB are free on the bot's disk" -> isFree(200);
      case "60 MiB are free on the bot's disk" -> isFree(60);
      case "1000 MiB are free on the bot's disk" -> isFree(1_000);
      case "the room refuses" -> chat.is(Chatroom.Mood.REFUSES);
      case "the room confirms nothing" -> chat.is(Chatroom.Mood.CONFIRMS_NOTHING);
      case "the room takes" -> {
        chat.is(Chatroom.Mood.TAKES);
        Await.until("all is said", () -> home.orElseThrow().house().outbox().isQuiet());
      }
      default -> throw new AssertionError("nothing that happens to a bot: " + what);
    }
    settle();
  }

  private static Sighting sighting(String what) {
    return switch (what) {
      case "leaves the network" -> new Sighting.Gone(Absence.LEFT_NETWORK);
      case "leaves the channel" -> new Sighting.Gone(Absence.LEFT_CHANNEL);
      case "logs out" -> new Sighting.Gone(Absence.LOGGED_OUT);
      case "is away" -> new Sighting.Gone(Absence.AWAY);
      default -> new Sighting.Here();
    };
  }

  /** So that a conversation can change a plan. */
  static Path copied(Path folder, Path root) {
    try (var files = Files.list(folder)) {
      var copy = Files.createTempDirectory(root, "plans");
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName().toString()));
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Somebody has another revision of a plan at hand; line ends are written {@code \n}. */
  private void edit(String plan, String old, String now) throws IOException {
    for (var folder : plans) {
      var file = folder.resolve(plan + ".plan.yaml");
      if (Files.exists(file)) {
        var text = Files.readString(file).replace(old.replace("\\n", "\n"),
            now.replace("\\n", "\n"));
        assertThat(text).isNotEqualTo(Files.readString(file));
        Files.writeString(file, text);
      }
    }
  }

  private void kill(boolean databaseIsLost) throws IOException {
    isOnDisk();
    var old = home.orElseThrow();
    new Pulse(old.state(), clock).beat();
    state = root.resolve("life-" + ++lives);
    copy(old.state(), state, databaseIsLost);
    home = Optional.empty();
    hosts.nobodyLooks();
    old.house().close();
    old.store().close();
  }

  private static void copy(Path from, Path to, boolean withoutDatabase) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (!(withoutDatabase && file.toString().endsWith(".mv.db"))) {
          Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private void isFree(long mebibytes) {
    freeMebibytes = mebibytes;
    home.ifPresent(h -> h.house().ground());
  }

  private void stopAll() throws IOException {
    StopAll.tell(home.orElseThrow().state(), "root");
    Await.until("every run is held",
        () -> home.orElseThrow().house().desk().open().stream()
            .allMatch(s -> s.attention().held().isPresent()));
  }

  /** Until all that follows was said and is on disk. */
  private void settle() {
    if (home.isEmpty()) {
      return;
    }
    var here = home.get();
    Await.until("all is said and on disk", () -> chat.isStuck() || isQuiet(here));
    assertThat(witness.faults()).isEmpty();
  }

  /** What is on disk gives the states again that the desk went on with, entry by entry. */
  void isOnDisk() {
    home.ifPresent(here -> {
      var journal = here.journal().runs();
      assertThat(journal.keySet()).containsAll(witness.runs());
      journal.forEach((run, placed) -> assertThat(
          witness.differing(run, placed.stream().map(p -> p.entry()).toList())).isEmpty());
    });
  }

  /** The desk is asked first: what it knows by then the outbox knows too. */
  private boolean isQuiet(Home here) {
    return here.house().desk().open().stream().filter(s -> s.opening().rehearsal())
        .allMatch(s -> s.active().findAny().isEmpty())
        && (hosts.isSilent() || here.house().desk().open().stream()
            .noneMatch(s -> s.facts().ground().preflight().underWay()))
        && here.house().outbox().isQuiet() && witness.allSaid(here.journal().cursors());
  }

  @Override
  public void close() {
    home.ifPresent(h -> {
      h.house().close();
      h.store().close();
    });
  }

  /** The files of a site, each from the usual one where this one has none. */
  static Site site(Path sites, String name) throws IOException {
    var files = new SiteFolder(sites, name);
    var site = new Site(files.read("people.yaml", People::read),
        files.read("hosts.yaml", Inventory::read), files.read("permits.yaml", Permits::read),
        files.read("policy.yaml", Policy::read));
    assertThat(site.check(new Site.Names("people", "hosts", "permits", "policy")).lines())
        .isEmpty();
    return site;
  }

  private record SiteFolder(Path sites, String name) {
    <T> T read(String file, BiFunction<String, byte[], Read<T>> reader) throws IOException {
      var own = sites.resolve(name).resolve(file);
      var path = Files.exists(own) ? own : sites.resolve("usual").resolve(file);
      return switch (reader.apply(path.toString(), Files.readAllBytes(path))) {
        case Read.Good<T>(T value) -> value;
        case Read.Bad<T>(var problems) ->
          throw new AssertionError(String.join("\n", problems.lines()));
      };
    }
  }
}
