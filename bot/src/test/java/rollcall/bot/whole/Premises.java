package rollcall.bot.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rollcall.bot.journal.JournalCopy;
import rollcall.bot.peers.Inspircd;
import rollcall.bot.peers.Processes;
import rollcall.bot.peers.Sshd;

/**
 * A site on disk: the files that rule, the plans, the state folder, an IRC server and three hosts,
 * h1 to h3. Thomas and Sandra have accounts; Prabhu is in the people file, and has none.
 */
final class Premises implements AutoCloseable {
  static final String CHANNEL = "#ucdsakai";
  static final String NETWORK = "test";
  static final String BOT = "rollcall";
  private static final int HOSTS = 3;
  private static final int MORNING = 5;
  private static final int EAST_MOST = 14;

  private final Path folder;
  private final String botPassword;
  private final Inspircd irc = Inspircd.start();
  private final List<Sshd> hosts = new ArrayList<>();
  private final Set<String> permitted = new LinkedHashSet<>();
  private final Deque<BotProgram> open = new ArrayDeque<>();

  private Premises(Path folder, String botPassword) {
    this.folder = folder;
    this.botPassword = botPassword;
    irc.register(BOT, botPassword);
    IntStream.rangeClosed(1, HOSTS)
        .forEach(n -> hosts.add(Sshd.start(folder.resolve("host" + n))));
    make(folder.resolve("site/plans"));
    make(folder.resolve("said"));
    write("people.yaml", """
        thomas: { name: Thomas Amsler, irc: { test: thomas } }
        sandra: { name: Sandra, irc: { test: sandra } }
        prabhu: { name: Prabhu, irc: { test: prabhu } }
        """);
    write("policy.yaml", """
        - { plans: "*", environments: [live], load: [thomas, sandra], lead: [thomas, sandra],
            start: [thomas, sandra], approve: anyone, waive: thomas }
        """);
    write("hosts.yaml", IntStream.rangeClosed(1, HOSTS)
        .mapToObj(n -> host(n).inventoryLine("h" + n))
        .collect(Collectors.joining()));
    write("permits.yaml", "");
    write("rollcall.yaml", configuration());
  }

  static Premises at(Path folder) {
    return at(folder, "a-bots-password");
  }

  static Premises at(Path folder, String botPassword) {
    return new Premises(folder, botPassword);
  }

  private String configuration() {
    return """
        people: people.yaml
        hosts: hosts.yaml
        permits: permits.yaml
        policy: policy.yaml
        plans: [plans]
        gateways:
          irc:
            - { name: test, server: 127.0.0.1, port: %d, trust: %s, nick: rollcall,
                account: rollcall, password: "${IRC_PASSWORD}", services: services.test,
                channels: ["#ucdsakai"], burst: 100, interval: 1ms }
        """.formatted(irc.tlsPort(), irc.certificate());
  }

  Inspircd irc() {
    return irc;
  }

  Path config() {
    return folder.resolve("site/rollcall.yaml");
  }

  Path state() {
    return folder.resolve("state");
  }

  Path journal() {
    return state().resolve(JournalCopy.FILE_NAME);
  }

  Sshd host(int n) {
    return hosts.get(n - 1);
  }

  Path folder() {
    return folder;
  }

  /** Writes a file beside the configuration. */
  void write(String name, String text) {
    try {
      Files.writeString(folder.resolve("site").resolve(name), text, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A command's text that leaves the execution's id and {@code what} on its host; permitted. */
  String leaving(String what) {
    return permitted("echo \"$ROLLCALL_EXECUTION " + what + "\" >> \"$HOME/runs\"");
  }

  /** The same text, in single quotes for YAML, and on the permits. It holds no single quote. */
  String permitted(String command) {
    permitted.add(command);
    write("permits.yaml", permitted.stream()
        .map(c -> "- { hosts: \"h[1-3]\", as: " + Sshd.user() + ", command: '" + c
            + "', environments: [live], plans: [\"*\"] }\n")
        .collect(Collectors.joining()));
    return "'" + command + "'";
  }

  void plan(String id, String text) {
    write("plans/" + id + ".plan.yaml", text);
  }

  /** The keys of a plan that say when: today, with S a moment ago. */
  static String today() {
    var now = now();
    return "date: " + now.toLocalDate() + "\nzone: " + now.getZone() + "\nwindow: 05:00 - 08:30\n"
        + "start: " + LocalTime.from(now).truncatedTo(ChronoUnit.MINUTES) + "\n";
  }

  /** Between five and six in the morning, wherever that is now: no test comes near midnight. */
  static ZonedDateTime now() {
    var utc = ZonedDateTime.now(ZoneOffset.UTC);
    int east = Math.floorMod(MORNING - utc.getHour(), 24);
    int hours = east > EAST_MOST ? east - 24 : east;
    return utc.withZoneSameInstant(
        ZoneId.of("Etc/GMT" + (hours == 0 ? "" : hours > 0 ? "-" + hours : "+" + -hours)));
  }

  /** What the commands have left on a host, in their order. */
  List<String> runs(int host) {
    var file = host(host).home().resolve("runs");
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same without the executions' ids. */
  List<String> commands(int host) {
    return runs(host).stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList();
  }

  /** How many processes of the bot's commands run on a host now. */
  long processes(int host) {
    return runs(host).stream().map(line -> line.substring(0, line.indexOf(' '))).distinct()
        .mapToLong(execution -> Processes.with("ROLLCALL_EXECUTION=" + execution).size()).sum();
  }

  Map<String, String> environment() {
    return Map.of("ROLLCALL_HOME", state().toString(), "IRC_PASSWORD", botPassword, "USER",
        "operator");
  }

  /** The bot on this site, ended with it. */
  BotProgram serve(String... flags) {
    return program(List.of(flags), "serve", "--config", config().toString());
  }

  /** The program with these words. */
  BotProgram program(String... words) {
    return program(List.of(), words);
  }

  private BotProgram program(List<String> flags, String... words) {
    var program = BotProgram.start(folder.resolve("said"), environment(), flags, words);
    open.push(program);
    return program;
  }

  private static void make(Path path) {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      open.pop().close();
    }
    hosts.forEach(Sshd::close);
    irc.close();
  }
}
