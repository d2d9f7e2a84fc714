package rollcall.bot.execution.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import rollcall.bot.execution.Command;
import rollcall.bot.execution.Handle;
import rollcall.bot.execution.Place;
import rollcall.bot.execution.Script;

/**
 * The wrapper's verbs as command lines for a login shell. They hold the wrapper's constant text and
 * checked identifiers only, since every user of the host can read them; the script goes over stdin.
 */
final class Wrapper {
  /** JSch fails on more than 128 KiB; a word of a Linux command line has the same bound. */
  static final int MAX_COMMAND_BYTES = 128 << 10;
  private static final String TEXT = text();
  private static final String DIGEST = Script.sha256(TEXT.getBytes(UTF_8));

  private Wrapper() {}

  static String hello() {
    return line("hello");
  }

  static String start(Command command, Place place) {
    return line("start", command.handle().text(), command.script().sha256(),
        command.limit().map(l -> Long.toString(l.toSeconds())).orElse("none"),
        Integer.toString(command.capKibibytes()), place.bootId(), place.folderId());
  }

  static String status(Handle handle) {
    return line("status", handle.text());
  }

  static String follow(Handle handle, long offset) {
    return line("follow", handle.text(), Long.toString(offset));
  }

  static String cancel(Handle handle) {
    return line("cancel", handle.text());
  }

  static String kill(Handle handle) {
    return line("kill", handle.text());
  }

  static String remove(Handle handle) {
    return line("rm", handle.text());
  }

  /** Whether the host's login shell has handed the wrapper its own text byte for byte. */
  static boolean arrivedWhole(Answer.Hello hello) {
    return hello.textDigest().equals(DIGEST);
  }

  private static String line(String... words) {
    return "sh -c 'eval \"$1\"' rollcall " + Script.quoted(TEXT) + " "
        + Arrays.stream(words).map(Script::quoted).collect(Collectors.joining(" "));
  }

  private static String text() {
    try (var in = Wrapper.class.getResourceAsStream("wrapper.sh")) {
      if (in == null)
        throw new IllegalStateException("wrapper.sh is missing beside its class");
      return new String(in.readAllBytes(), UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
