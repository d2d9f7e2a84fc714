package rollcall.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.plans.document.Document;

/** What {@code plan import} does not take: one line, code two, nothing written. */
class PlanImportRefusedTest {
  @TempDir
  private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      plan import                              | plan import is written: rollcall plan import FILE|
      plan import a b                          | plan import is written: rollcall plan import FILE|
      plan import a -o                         | -o wants a value behind it
      plan import a -o b --json                | plan import takes -o or --json, not both
      plan import http://wiki/x                | only https:// is fetched, not http://
      plan import https://ann:pw@wiki/x        | an address with a user or a password in it
      plan import https://127.0.0.1:9/x        | https://127.0.0.1:9/x: 127.0.0.1 is 127.0.0.1, which is no public address
      plan import https://localhost/x          | https://localhost/x: localhost is 127.0.0.1, which is no public address
      plan check a --force                     | plan check takes no --force
      """)
  void wordsThatMeanNothingOrReachTooFar(String words, String answer) {
    assertThat(shell.run(words.split(" "))).isEqualTo(2);
    assertThat(shell.err().lines()).hasSize(1)
        .allMatch(line -> line.startsWith("rollcall: " + answer));
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void aPasswordInAnAddressIsNotRepeated() {
    shell.run("plan", "import", "https://ann:s3cret@wiki/x");
    assertThat(shell.err()).doesNotContain("s3cret");
  }

  @Test
  void aFileThatIsNotThereAndAFolder() {
    var missing = folder.resolve("no-such.html").toString();
    assertThat(shell.run("plan", "import", missing)).isEqualTo(2);
    assertThat(shell.err()).isEqualTo("rollcall: " + missing + ": there is no such file\n");
    assertThat(shell.run("plan", "import", folder.toString())).isEqualTo(2);
    assertThat(shell.err()).isEqualTo("rollcall: " + folder + ": is a folder\n");
  }

  @Test
  void aByteMoreThanTenMebibytes() throws Exception {
    var large = Files.write(folder.resolve("large.txt"), new byte[Document.MOST_BYTES + 1]);
    assertThat(shell.run("plan", "import", large.toString())).isEqualTo(2);
    assertThat(shell.err()).isEqualTo("rollcall: " + large + ": is larger than 10 MiB\n");
    assertThat(shell.typing("x".repeat(Document.MOST_BYTES + 1), "plan", "import", "-"))
        .isEqualTo(2);
    assertThat(shell.err()).isEqualTo("rollcall: stdin: is larger than 10 MiB\n");
  }

  @Test
  void whatIsNoDocumentOrHasNoStepInIt() throws Exception {
    for (var bytes : List.of(new byte[0], new byte[]{0, 1, 2, 0, -1, -2}, new byte[]{'h', 'i'})) {
      var file = Files.write(folder.resolve("x.txt"), bytes);
      assertThat(shell.run("plan", "import", file.toString(), "-o", written().toString()))
          .isEqualTo(2);
      assertThat(shell.err().lines()).hasSizeGreaterThan(0)
          .allMatch(line -> line.startsWith("rollcall: ") && line.contains("x.txt: "));
      assertThat(shell.out()).isEmpty();
      assertThat(written()).doesNotExist();
    }
  }

  private Path written() {
    return folder.resolve("x.plan.yaml");
  }
}
