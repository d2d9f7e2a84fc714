package rollcall.bot.peers;

import java.nio.file.Path;
import java.util.Map;

/** ngIRCd: a server that knows no accounts. */
public final class Ngircd implements AutoCloseable {
  private final Path dir = Daemon.folder("ngircd");
  private final int port = Daemon.freePort();
  private final Daemon server;

  private Ngircd() {
    Path settings = dir.resolve("ngircd.conf");
    Daemon.write(settings, "ngircd.conf", Map.of("PLAIN", Integer.toString(port)));
    server = Daemon.start(dir, dir.resolve("ngircd.out"),
        Daemon.program("/usr/sbin/ngircd", "ngircd"), "-n", "-f", settings.toString());
    Await.until("ngircd listens, see " + dir, () -> Daemon.listens(port));
  }

  public static Ngircd start() {
    return new Ngircd();
  }

  public int port() {
    return port;
  }

  public IrcUser connect(String nick) {
    return IrcUser.connect(port, nick);
  }

  @Override
  public void close() {
    server.stop();
    Daemon.delete(dir);
  }
}
