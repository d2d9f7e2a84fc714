package rollcall.bot.execution.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.bot.execution.Handle;
import rollcall.bot.execution.Place;
import rollcall.bot.execution.Script;
import rollcall.bot.peers.Processes;

/** The wrapper by itself, run by this machine's shells as a login shell would run it. */
class WrapperTest {
  private static final String DIGEST = Script.sha256("true".getBytes(UTF_8));

  @TempDir
  Path home = Path.of("");

  @AfterEach
  void endWhatItBegan() {
    Processes.end("HOME=" + home);
  }

  @Test
  void everyPosixShellHandsTheWrapperItsOwnText() {
    for (String shell : List.of("sh", "bash", "dash"))
      assertThat(Wrapper.arrivedWhole(hello(shell))).as(shell).isTrue();
  }

  @Test
  void thePlaceStaysTheSameUntilTheFolderIsReplaced() throws Exception {
    Place first = hello("sh").place();
    assertThat(hello("sh").place()).isEqualTo(first);
    Files.delete(state().resolve("id"));
    assertThat(hello("sh").place().bootId()).isEqualTo(first.bootId());
    assertThat(hello("sh").place().folderId()).hasSize(32).isNotEqualTo(first.folderId());
  }

  @Test
  void anIdThatCouldMeanAnythingElseIsRefused() {
    for (String id : List.of("", ".", "..", "a.b", "a/b", "-rf", "a b", "a;b", "$(id)", "a\nb",
        "x".repeat(Handle.MAX_LENGTH + 1)))
      for (String verb : List.of("status", "cancel", "kill", "rm", "follow", "start", "run"))
        assertThat(refusal(verb, id, DIGEST, "none", "64")).as(id).startsWith("the id is");
    assertThat(answer("status", "x".repeat(Handle.MAX_LENGTH))).contains("state=NONE");
  }

  @Test
  void aLimitIsOneToSixDigitsOrTheWordNone() {
    for (String limit : List.of("", "0", "-1", "1.5", "010", "1000000", "1 1", "no", "1s"))
      assertThat(refusal("start", "a", DIGEST, limit, "64", "b", "f")).as(limit).contains("limit");
    for (String limit : List.of("none", "1", "999999"))
      assertThat(refusal("start", "a", DIGEST, limit, "64", "b", "f")).contains("boot");
  }

  @Test
  void capOffsetAndDigestAreCheckedToo() {
    for (String cap : List.of("", "0", "08", "1000000", "x"))
      assertThat(refusal("start", "a", DIGEST, "none", cap, "b", "f")).as(cap).contains("cap");
    for (String digest : List.of("", "x", DIGEST + "0", DIGEST.substring(1) + "."))
      assertThat(refusal("start", "a", digest, "none", "64", "b", "f")).contains("digest");
    for (String offset : List.of("", "-1", "01", "1".repeat(16)))
      assertThat(refusal("follow", "a", offset)).as(offset).contains("offset");
  }

  @Test
  void aScriptOverOneMebibyteIsRefused() {
    assertThat(started("a", "#" + "x".repeat(Script.MAX_BYTES))).contains("longer than 1 MiB");
    assertThat(answer("status", "a")).contains("state=NONE");
  }

  @Test
  void aScriptThatArrivedInPartIsRefusedAndMayBeSentAgain() {
    assertThat(start("a", "echo whole", "echo wh")).contains("did not arrive whole");
    assertThat(started("a", "echo whole")).containsAnyOf("state=CLAIMED", "state=RUNNING",
        "state=DONE");
    assertThat(end("a")).contains("whole", "rc=0");
  }

  @Test
  void aStagedScriptIsNotARunAndCanBeCancelled() throws Exception {
    Files.createDirectories(state().resolve("a"));
    Files.writeString(state().resolve("a/script." + DIGEST), "true");
    assertThat(answer("status", "a")).contains("state=STAGED");
    assertThat(answer("cancel", "a")).contains("state=CANCELLED");
    assertThat(started("a", "true")).contains("state=CANCELLED");
  }

  @Test
  void killCancelsWhatHasNotStarted() {
    assertThat(answer("kill", "a")).contains("state=CANCELLED");
    assertThat(started("a", "touch ran")).contains("state=CANCELLED");
    assertThat(home.resolve("ran")).doesNotExist();
  }

  @Test
  void aRemovedExecutionKeepsItsClaimAsTombstone() {
    assertThat(refusal("rm", "a")).isEqualTo("it is NONE");
    started("a", "echo x >> ran; exit 3");
    assertThat(end("a")).contains("rc=3");
    assertThat(answer("rm", "a")).contains("state=DONE", "length=0");
    assertThat(started("a", "echo x >> ran; exit 3")).contains("state=DONE", "rc=3");
    assertThat(Hosts.read(home.resolve("ran"))).hasLineCount(1);
  }

  @Test
  void aRunningExecutionIsNotRemovedOrCancelled() {
    started("a", "echo begun; exec sleep 95");
    String at = answer("status", "a");
    while (at.contains("state=CLAIMED"))
      at = answer("status", "a");
    assertThat(at).contains("state=RUNNING");
    assertThat(refusal("rm", "a")).isEqualTo("it is RUNNING");
    assertThat(answer("cancel", "a")).contains("state=RUNNING");
    assertThat(answer("kill", "a")).contains("state=DONE", "how=kill", "left=0");
  }

  @Test
  void claimAndFolderAreSyncedBeforeTheFirstLine() throws Exception {
    Path bin = Files.createDirectories(home.resolve("bin"));
    Path sync = Files.writeString(bin.resolve("sync"), "#!/bin/sh\necho \"sync $*\" >> ~/order\n");
    Files.setPosixFilePermissions(sync, PosixFilePermissions.fromString("rwx------"));
    started("a", "echo ran >> order");
    end("a");
    List<String> order = Files.readAllLines(home.resolve("order"));
    String both = state().resolve("a") + " " + state();
    assertThat(order.subList(0, order.indexOf("ran"))).anyMatch(l -> l.endsWith(both));
    assertThat(order.subList(order.indexOf("ran"), order.size()))
        .anyMatch(l -> l.endsWith("a/exit.new"));
  }

  @Test
  void theCommandHasTheUsersLocaleAndTheUsualSignals() {
    started("a", "echo locale=${LC_ALL-unset}; sh -c 'kill -INT $$; echo still here'; exit 0");
    assertThat(end("a")).contains("rc=0");
    assertThat(answer("follow", "a", "0")).contains("locale=unset").doesNotContain("still here");
  }

  @Test
  void theStateFolderIsItsUsersAlone() throws Exception {
    started("a", "true");
    end("a");
    for (Path path : List.of(state(), state().resolve("a")))
      assertThat(Files.getPosixFilePermissions(path))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(Files.getPosixFilePermissions(state().resolve("a/script."
        + Script.sha256("true".getBytes(UTF_8))))).isEqualTo(
            PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void noCommandLineIsLongerThanAHostTakes() {
    assertThat(Wrapper.status(new Handle("x".repeat(Handle.MAX_LENGTH))).length())
        .isLessThan(Wrapper.MAX_COMMAND_BYTES / 4);
  }

  private Path state() {
    return home.resolve(".local/state/rollcall-host");
  }

  private String started(String id, String script) {
    return start(id, script, script);
  }

  private String start(String id, String script, String arriving) {
    Place place = hello("sh").place();
    return said("sh", arriving, "start", id, Script.sha256(script.getBytes(UTF_8)), "none", "64",
        place.bootId(), place.folderId());
  }

  /** The answer at its end, after what it said. */
  private String end(String id) {
    return answer("follow", id, "0");
  }

  private String answer(String... words) {
    return said("sh", "", words);
  }

  private String refusal(String... words) {
    String said = answer(words);
    assertThat(said.strip()).as(String.join(" ", words)).startsWith("ROLLCALL state=REFUSED why=");
    return said.strip().substring("ROLLCALL state=REFUSED why=".length());
  }

  private Answer.Hello hello(String shell) {
    return (Answer.Hello) Answer.parse(said(shell, "", "hello").strip()).orElseThrow();
  }

  private String said(String shell, String stdin, String... words) {
    try {
      var command = new ArrayList<>(List.of(shell, "-c", line(words)));
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      Map<String, String> environment = builder.environment();
      environment.remove("LC_ALL");
      environment.put("HOME", home.toString());
      environment.merge("PATH", home.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
      Process process = builder.start();
      try (var in = process.getOutputStream()) {
        in.write(stdin.getBytes(UTF_8));
      } catch (IOException e) {
        // it refuses before it has read all
      }
      return new String(process.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line with arbitrary words, made from one of the wrapper's own. */
  private static String line(String... words) {
    String hello = Wrapper.hello();
    return hello.substring(0, hello.length() - "'hello'".length())
        + String.join(" ", Stream.of(words).map(Script::quoted).toList());
  }
}
