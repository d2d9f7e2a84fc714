package rollcall.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The import that the README shows is what happens. */
class ReadmeImportTest {
  private static final Path README = Path.of("..", "README.md");
  private static final String DOCUMENT = "$ cat upgrade.txt";
  private static final String IMPORT = "$ ./rollcall plan import upgrade.txt -o wiki.plan.yaml";
  private static final String CHECK = "$ ./rollcall plan check wiki.plan.yaml";
  private static final String END = "```";

  @TempDir
  private Path folder;

  @Test
  void theImportOfTheReadmeIsWhatHappens() throws Exception {
    var document = Files.write(folder.resolve("upgrade.txt"), between(DOCUMENT, IMPORT));
    var into = folder.resolve("wiki.plan.yaml");
    var shown = between(IMPORT, CHECK);
    var dialog = shown.subList(0, shown.size() - 1);
    var typed = dialog.stream().filter(ReadmeImportTest::isTyped)
        .map(line -> line.substring(1).strip() + "\n").collect(Collectors.joining());
    var shell = new Shell(folder.resolve("home"));

    assertThat(shell.sitting(typed, "plan", "import", document.toString(), "-o",
        into.toString())).as(shell.err()).isZero();

    assertThat(shell.out()).isEqualTo(dialog.stream()
        .map(line -> isTyped(line) ? "> " : line + "\n").collect(Collectors.joining()));
    assertThat(shell.err()).isEqualTo(shown.getLast().replace("wiki.plan.yaml", into.toString())
        + "\n");
    shell.run("plan", "check", into.toString());
    assertThat(shell.out().replace(into.toString(), "wiki.plan.yaml").lines())
        .containsExactlyElementsOf(between(CHECK, END));
  }

  private static boolean isTyped(String line) {
    return line.startsWith(">");
  }

  private static List<String> between(String from, String to) throws IOException {
    return Files.readAllLines(README).stream().map(line -> line.replaceFirst("^  ", ""))
        .dropWhile(line -> !line.equals(from)).skip(1).takeWhile(line -> !line.equals(to)).toList();
  }
}
