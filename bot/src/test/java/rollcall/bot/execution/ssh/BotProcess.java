package rollcall.bot.execution.ssh;

import java.nio.file.Path;
import java.util.Optional;
import rollcall.bot.execution.Outputs;
import rollcall.bot.execution.Target;
import rollcall.bot.peers.Sshd;

/** A bot in a process of its own that starts one command and follows it, made to be killed. */
final class BotProcess {
  private BotProcess() {}

  /** {@code OUTPUTS PORT KEY HOSTKEY HANDLE COMMAND}; says {@code begun} when it has begun. */
  public static void main(String[] words) {
    var target = new Target("tester", "127.0.0.1", Integer.parseInt(words[1]), Sshd.user(),
        Path.of(words[2]), words[3], Optional.empty());
    try (var bot = new SshExecutor(new Outputs(Path.of(words[0])), Hosts.QUICK)) {
      var seen = new Listener();
      bot.start(Hosts.command(words[4], words[5]), target, Optional.empty(), seen);
      seen.begun();
      System.out.println("begun");
      seen.end();
    }
  }

  static Process launch(Path outputs, Sshd host, String handle, String command) {
    try {
      return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
          BotProcess.class.getName(), outputs.toString(), Integer.toString(host.port()),
          host.key().toString(), host.hostKey(), handle, command).redirectErrorStream(true).start();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
