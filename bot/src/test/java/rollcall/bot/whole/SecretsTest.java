package rollcall.bot.whole;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.bot.journal.JournalCopy;

/** Secrets are planted, everything logs all it has, and then they are looked for everywhere. */
class SecretsTest {
  private static final String PASSWORD = "canary-Zx81-password";

  @TempDir
  Path folder;

  @Test
  void noSecretIsInLogsJournalOutputsChatOrArguments() throws IOException {
    try (var site = Premises.at(folder, PASSWORD); var crew = new Crew(site.irc())) {
      SmartSite.writeTo(site);
      var bot = site.serve("-Drollcall.log=TRACE", "-Drollcall.log.others=TRACE",
          "-Drollcall.log.irc=TRACE");
      crew.awaitBot(bot, 0);
      crew.say("thomas", "!open smartsite-2009");
      crew.say("sandra",
          "!approve " + crew.hear("from others than thomas: !approve (\\S+)").group(1));
      crew.hear("^sandra approved");
      crew.say("thomas", "!done 1");
      crew.say("thomas", "!yes " + crew.hear("1 Stage .*!yes (\\d+) or").group(1));
      crew.hear("^1 done by thomas");
      crew.say("thomas", "!start");
      crew.say("thomas", "!yes " + crew.hear("^NOT started yet.*!yes (\\d+) or").group(1));
      crew.hear("^sandra: 2 ");
      crew.say("sandra", "!done 2 marker=R018");
      crew.hear("^thomas: 3 ");
      crew.say("thomas", "!run 3");
      crew.hear("^3 done, 3 of 3 hosts");
      crew.say("thomas", "!output 3");
      crew.say("thomas", "!log 50");
      var arguments = arguments();
      bot.terminate();
      bot.exit();

      var places = new LinkedHashMap<String, String>();
      places.put("arguments", arguments);
      places.put("log", bot.errors());
      places.put("output", bot.output());
      places.put("chat", String.join("\n", crew.everythingHeard()));
      places.putAll(filesOfTheState(site));
      assertThat(places.get("log")).contains("TRACE", "DEBUG", "AUTHENTICATE ***");
      assertThat(places).containsKey("journal.ndjson");
      var secrets = secrets(site);
      places.forEach((place, text) -> secrets.forEach((what, secret) -> assertThat(text)
          .as("%s in %s", what, place).doesNotContain(secret)));
    }
  }

  /** Each as it is written, and the password also as SASL sends it. */
  private static Map<String, String> secrets(Premises site) throws IOException {
    var secrets = new LinkedHashMap<String, String>();
    secrets.put("the password", PASSWORD);
    secrets.put("the password as SASL sends it", Base64.getEncoder().encodeToString(
        ("rollcall\0rollcall\0" + PASSWORD).getBytes(UTF_8)));
    var lines = Files.readAllLines(site.host(1).key());
    secrets.put("a private key", lines.get(lines.size() - 2));
    secrets.put("the journal's key",
        Files.readString(site.state().resolve(JournalCopy.KEY_NAME)).strip());
    return secrets;
  }

  private static Map<String, String> filesOfTheState(Premises site) throws IOException {
    try (Stream<Path> files = Files.walk(site.state())) {
      return files.filter(Files::isRegularFile)
          .filter(file -> !file.endsWith(JournalCopy.KEY_NAME))
          .collect(Collectors.toMap(file -> site.state().relativize(file).toString(),
              SecretsTest::text));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The command lines of all processes that there are now. */
  private static String arguments() throws IOException {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes.map(process -> process.resolve("cmdline")).filter(Files::isReadable)
          .flatMap(file -> commandLine(file).stream()).collect(Collectors.joining("\n"));
    }
  }

  private static List<String> commandLine(Path file) {
    try {
      return List.of(Files.readString(file, ISO_8859_1).replace('\0', ' '));
    } catch (IOException gone) {
      return List.of(); // the process has ended meanwhile
    }
  }
}
