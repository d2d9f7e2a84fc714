package rollcall.bot.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import rollcall.bot.Conversation;

/**
 * Every file {@code conversations/*.txt}, played against the whole bot. How each really went is
 * written to {@code target/conversations}, to be compared or, if it is right, taken over.
 */
class ConversationsTest {
  private static final Path FILES = Path.of("src/test/resources/conversations");
  private static final Path LIBRARY = Path.of("../plans/library");
  private static final Path WENT = Path.of("target/conversations");

  @TestFactory
  Stream<DynamicTest> aConversationGoesAsItIsWritten(@TempDir Path folder) throws IOException {
    Files.createDirectories(WENT);
    try (var files = Files.list(FILES)) {
      return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(name(file), () -> plays(file, folder)));
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".txt", "");
  }

  private static void plays(Path file, Path folder) throws IOException {
    var state = Files.createDirectory(folder.resolve(name(file)));
    var written = Conversation.read(file);
    var conversation = new Conversation(written, FILES, LIBRARY, state);
    try {
      conversation.play();
    } finally {
      Files.write(WENT.resolve(file.getFileName()), conversation.actual());
    }
    assertThat(conversation.actual()).isEqualTo(written);
  }
}
