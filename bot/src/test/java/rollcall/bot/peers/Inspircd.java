package rollcall.bot.peers;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** InspIRCd with atheme-services: accounts, SASL, account tags, TLS, history. */
public final class Inspircd implements AutoCloseable {
  /** How much the server bears from one client. */
  public enum Bearing {
    /** Anything. */
    GENEROUS,
    /** What it bears as installed: about a line a second. */
    DEFAULT
  }

  private static final String SERVER = "/usr/sbin/inspircd";
  private static final String SERVICES = "/usr/bin/atheme-services";
  private static final Pattern CONFIRMATION = Pattern.compile("DROP \\S+ \\S+ [^\\s\\x02]+");
  private final Path dir = Daemon.folder("inspircd");
  private final int plainPort = Daemon.freePort();
  private final int tlsPort = Daemon.freePort();
  private final int linkPort = Daemon.freePort();
  private Daemon server;
  private Daemon services;

  private Inspircd(Bearing bearing, String casemapping) {
    Certificates.make(dir);
    Map<String, String> words = Map.of("PLAIN", Integer.toString(plainPort), "TLS",
        Integer.toString(tlsPort), "LINK", Integer.toString(linkPort), "DIR", dir.toString(),
        "CASEMAPPING", casemapping, "CONNECT", Daemon.filled(switch (bearing) {
          case GENEROUS -> "connect-generous.conf";
          case DEFAULT -> "connect-default.conf";
        }, Map.of()));
    Daemon.write(dir.resolve("inspircd.conf"), "inspircd.conf", words);
    Daemon.write(dir.resolve("atheme.conf"), "atheme.conf", words);
    server = serve();
    services = offerServices();
  }

  /** Starts a server that bears anything, with its services, and waits until both are there. */
  public static Inspircd start() {
    return start(Bearing.GENEROUS);
  }

  /** Starts a server and waits until it and its services are there. */
  public static Inspircd start(Bearing bearing) {
    return new Inspircd(bearing, "rfc1459");
  }

  /** Starts a server that holds only A-Z and a-z to be the same. */
  public static Inspircd startAscii() {
    return new Inspircd(Bearing.GENEROUS, "ascii");
  }

  public int plainPort() {
    return plainPort;
  }

  public int tlsPort() {
    return tlsPort;
  }

  /** The certificate of the TLS port, for 127.0.0.1 and no name. */
  public Path certificate() {
    return dir.resolve("cert.pem");
  }

  /** A connected user without an account. */
  public IrcUser connect(String nick) {
    return IrcUser.connect(plainPort, nick);
  }

  /** A connected user who has logged in by SASL. */
  public IrcUser login(String nick, String account, String password) {
    return IrcUser.login(plainPort, nick, account, password);
  }

  /** Registers an account; the nick of its name must be free. */
  public void register(String account, String password) {
    try (IrcUser user = connect(account)) {
      user.send("PRIVMSG NickServ :REGISTER " + password + " " + account.replaceAll("\\W", "x")
          + "@irc.test");
      user.await("NOTICE .*(is now registered|now registered to)");
    }
  }

  /** Registers an account that was dropped, in another second: dates are no finer. */
  public void registerLater(String account, String password) {
    Instant dropped = Instant.now();
    Await.until("the next second", () -> Instant.now().isAfter(dropped.plusSeconds(1)));
    register(account, password);
  }

  /** Drops an account: whoever is logged in to it no longer is, and anybody may register it. */
  public void drop(String account, String password) {
    try (IrcUser user = connect("dropper")) {
      user.send("PRIVMSG NickServ :DROP " + account + " " + password);
      Matcher confirmation = CONFIRMATION.matcher(user.await("NOTICE .*" + CONFIRMATION));
      if (!confirmation.find()) {
        throw new AssertionError("the services ask for no confirmation");
      }
      user.send("PRIVMSG NickServ :" + confirmation.group());
      user.await("NOTICE .*has been dropped");
    }
  }

  public void stopServer() {
    server.stop();
  }

  /** Starts the server anew and waits until the services have found it. */
  public void startServer() {
    server = serve();
    awaitServices();
  }

  public void stopServices() {
    services.stop();
    Await.until("the services are gone", () -> !IrcUser.offers(plainPort, "sasl"));
  }

  public void startServices() {
    services = offerServices();
  }

  /** Stops the server's process in its tracks: it is there and says nothing. */
  public void freeze() {
    server.signal("STOP");
  }

  public void thaw() {
    server.signal("CONT");
  }

  private Daemon serve() {
    Daemon started = Daemon.start(dir, dir.resolve("inspircd.out"),
        Daemon.program(SERVER, "inspircd"),
        "--nofork", "--nopid", "--config=" + dir.resolve("inspircd.conf"));
    Await.until("inspircd listens, see " + dir, () -> Daemon.listens(plainPort) || dead(started));
    return started;
  }

  private Daemon offerServices() {
    Daemon started = Daemon.start(dir, dir.resolve("atheme.out"),
        Daemon.program(SERVICES, "atheme-services"), "-n", "-c",
        dir.resolve("atheme.conf").toString(),
        "-D", dir.toString(), "-l", dir.resolve("atheme.log").toString(), "-p",
        dir.resolve("atheme.pid").toString());
    awaitServices();
    return started;
  }

  private void awaitServices() {
    Await.until("the services are linked, see " + dir, () -> IrcUser.offers(plainPort, "sasl"));
  }

  private boolean dead(Daemon daemon) {
    if (!daemon.alive()) {
      throw new AssertionError("the server ended at once, see " + dir);
    }
    return false;
  }

  @Override
  public void close() {
    server.signal("CONT");
    services.stop();
    server.stop();
    Daemon.delete(dir);
  }
}
