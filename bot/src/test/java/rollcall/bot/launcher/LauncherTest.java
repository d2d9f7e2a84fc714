package rollcall.bot.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.bot.launcher.Checkout.Ended;
import rollcall.bot.launcher.Checkout.Started;

class LauncherTest {
  private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

  @TempDir
  Path folder;

  private Checkout checkout;

  @BeforeEach
  void aCheckoutWithAllThatItNeeds() throws Exception {
    checkout = new Checkout(folder).withFlock().withMaven();
    checkout.jdk("temurin-25", "25.0.1");
  }

  @Test
  void theFirstStartBuildsAndTheSecondDoesNot() throws Exception {
    Ended first = checkout.run("plan", "check", "a b");
    Ended second = checkout.run("plan", "check", "a b");

    assertThat(first.code()).isZero();
    assertThat(first.err()).contains("rollcall: building, about a minute");
    assertThat(first.out()).endsWith("rollcall.jar><plan><check><a b>");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(checkout.mavenCalls()).hasSize(1);
  }

  @Test
  void theCacheMadeAtTheFirstStartIsUsed() throws Exception {
    assertThat(checkout.run("help").out()).contains("<-XX:AOTCache=");
  }

  @Test
  void aCacheThatCannotBeMadeIsDoneWithout() throws Exception {
    Files.createFile(folder.resolve("cache.fails"));

    Ended first = checkout.run("help");
    Ended second = checkout.run("help");

    assertThat(first.out()).doesNotContain("AOTCache").endsWith("<help>");
    assertThat(second.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pom.xml", "bot/pom.xml", "plans/src/main/java", ".mvn"})
  void whatIsOlderThanItsSourcesIsBuiltAnew(String source) throws Exception {
    checkout.run("help");
    checkout.changed(checkout.root.resolve(source));

    assertThat(checkout.run("help").err()).contains("building");
    assertThat(checkout.mavenCalls()).hasSize(2);
  }

  @Test
  void itWorksThroughASymlinkFromAnywhere() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("rc"), Path.of("check out/rollcall"));

    assertThat(checkout.start(link, "", "help").ended().out()).endsWith("<help>");
  }

  @Test
  void aJdkThatIsTooOldIsNamed() throws Exception {
    Checkout bare = new Checkout(folder.resolve("bare"));
    Path old = bare.jdk("openjdk-17", "17.0.15");

    Ended ended = bare.run("help");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).isEqualTo("rollcall: needs a JDK 25 or later; found only 17 in " + old
        + ". Install one, or set JAVA_HOME to it.\n");
  }

  @Test
  void noJdkAtAllIsSaid() throws Exception {
    Ended ended = new Checkout(folder.resolve("bare")).run("help");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .isEqualTo(
            "rollcall: needs a JDK 25 or later; found none. Install one, or set JAVA_HOME to it.\n");
  }

  @Test
  void aJdkOnThePathIsFoundLast() throws Exception {
    Checkout bare = new Checkout(folder.resolve("bare")).withFlock().withMaven();
    Path home = bare.jdk("elsewhere", "26");
    Path moved = Files.move(home, bare.base.resolve("elsewhere"));
    Files.createSymbolicLink(bare.tools.resolve("java"), moved.resolve("bin/java"));

    assertThat(bare.run("help").out()).endsWith("<help>");
  }

  @Test
  void anOldJavaHomeIsPassedOverForOneThatServes() throws Exception {
    Path old = checkout.jdk("a-17", "17.0.15");

    assertThat(
        checkout.start(checkout.root.resolve("rollcall"), old.toString(), "help").ended().code())
        .isZero();
  }

  @Test
  void aMissingMavenIsSaid() throws Exception {
    Files.delete(checkout.tools.resolve("mvn"));

    Ended ended = checkout.run("help");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .isEqualTo(
            "rollcall: needs Maven (mvn) to build, and there is none on the PATH. Install it.\n");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws Exception {
    Files.createFile(checkout.root.resolve("target"));

    Ended ended = checkout.run("help");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).startsWith("rollcall: cannot write in " + checkout.root + "/target")
        .hasLineCount(1);
  }

  @Test
  void aBuildThatFailsStartsNothingAndSaysWhere() throws Exception {
    checkout.run("help");
    Files.createFile(folder.resolve("maven.fails"));
    checkout.changed(checkout.root.resolve("pom.xml"));

    Ended ended = checkout.run("help");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("[ERROR] it does not compile",
        "the build failed; all that it said is in ");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void twoStartsAtOnceBuildOnce(boolean flock) throws Exception {
    if (!flock) {
      Files.delete(checkout.tools.resolve("flock"));
    }
    Path gate = checkout.gate("maven.gate");
    Started first = checkout.start("one");
    await(() -> checkout.mavenCalls().size() == 1);
    Started second = checkout.start("two");
    await(() -> Files.readString(second.err())
        .contains("another build of this checkout is under way"));

    checkout.open(gate);

    assertThat(first.ended().out()).endsWith("<one>");
    assertThat(second.ended().out()).endsWith("<two>");
    assertThat(checkout.mavenCalls()).hasSize(1);
  }

  @Test
  void aBuildThatWasBrokenOffLeavesNothingThatALaterOneUses() throws Exception {
    checkout.gate("maven.gate");
    Path half = Files.createDirectories(checkout.root.resolve("bot/target/classes"))
        .resolve("Half.class");
    Files.createFile(half);
    Started start = checkout.start("help");
    await(() -> checkout.mavenCalls().size() == 1);

    start.process().destroy();
    Ended broken = start.ended();
    Files.delete(folder.resolve("maven.gate"));
    Ended next = checkout.run("help");

    assertThat(broken.code()).isEqualTo(128 + 15);
    assertThat(broken.out()).isEmpty();
    assertThat(broken.err()).contains("broken off");
    assertThat(next.out()).endsWith("<help>");
    assertThat(half).doesNotExist();
    assertThat(checkout.mavenCalls()).hasSize(2);
  }

  @Test
  void aBuildThatRunsStaysWhileNewerOnesAreMade() throws Exception {
    checkout.run("help");
    String running = checkout.builds().getFirst();
    Path gate = checkout.gate("java.gate");
    Started bot = checkout.start("serve");
    await(() -> Files.exists(checkout.root.resolve("target/launcher/app/" + running + "/running")));
    rebuilt(3);

    assertThat(checkout.builds()).contains(running).hasSizeLessThanOrEqualTo(3);
    checkout.open(gate);
    assertThat(bot.ended().code()).isZero();
    rebuilt(1);
    assertThat(checkout.builds()).doesNotContain(running);
  }

  @Test
  void theTestsNeedServersAndSayWhichToWhomIsNotRoot() throws Exception {
    checkout.script(checkout.tools.resolve("id"), "#!/bin/sh\necho 1000\n");
    checkout.script(checkout.tools.resolve("apt-get"), "#!/bin/sh\nexit 1\n");
    server("openssl");

    Ended ended = checkout.run("test");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).isEqualTo("rollcall: the tests need these; install them as root: "
        + "apt-get install inspircd atheme-services ngircd openssh-server openssh-client\n");
    assertThat(checkout.mavenCalls()).isEmpty();
  }

  @Test
  void rootHasTheServersInstalledAndNoneStarted() throws Exception {
    checkout.script(checkout.tools.resolve("id"), "#!/bin/sh\necho 0\n");
    checkout.script(checkout.tools.resolve("apt-get"),
        """
            #!/usr/bin/env bash
            echo "$*" >>"%1$s/apt.calls"
            [ "$("%1$s/policy-rc.d"; echo $?)" = 101 ] || exit 1
            case $* in *install*) mkdir -p "%1$s/servers"; cd "%1$s/servers"
              for s in inspircd atheme-services ngircd sshd ssh-keygen openssl; do touch $s; chmod +x $s; done ;; esac
            """
            .formatted(folder));

    Ended ended = checkout.run("test", "-Dtest=Some Test");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(Files.readAllLines(folder.resolve("apt.calls"))).containsExactly("-qq update",
        "-qq -y install --no-install-recommends inspircd atheme-services ngircd openssh-server openssh-client openssl");
    assertThat(folder.resolve("policy-rc.d")).doesNotExist();
    assertThat(checkout.mavenCalls()).containsExactly("-B verify -Dtest=Some Test");
  }

  @Test
  void serversThatCannotBeInstalledAreNamed() throws Exception {
    checkout.script(checkout.tools.resolve("id"), "#!/bin/sh\necho 0\n");
    checkout.script(checkout.tools.resolve("apt-get"), "#!/bin/sh\nexit 100\n");
    server("openssl");
    server("sshd");
    server("ssh-keygen");

    Ended ended = checkout.run("test");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .endsWith(
            "the tests need these, and apt-get could not install them: inspircd atheme-services ngircd\n");
    assertThat(checkout.mavenCalls()).isEmpty();
  }

  private void server(String name) throws IOException {
    checkout.script(folder.resolve("servers").resolve(name), "#!/bin/sh\n");
  }

  private void rebuilt(int times) throws Exception {
    for (int time = 0; time < times; time++) {
      checkout.changed(checkout.root.resolve("pom.xml"));
      checkout.run("help");
    }
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never came true");
      }
      LockSupport.parkNanos(1_000_000);
    }
  }
}
