package rollcall.bot.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;

/** The library's plan of 2009, today, on three hosts, with commands that only leave a line. */
final class SmartSite {
  static final String ID = "smartsite-2009";
  private static final String RESOURCE = "/rollcall/library/" + ID + ".plan.yaml";

  private SmartSite() {}

  static void writeTo(Premises site) {
    writeTo(site, site::leaving);
  }

  /** {@code commands} makes a command, and its permit, of what it is to leave. */
  static void writeTo(Premises site, UnaryOperator<String> commands) {
    site.plan(ID, library().replaceFirst("date: .*\nzone: .*\nwindow: .*\nstart: .*\n",
        Premises.today())
        .replace("[sakaiprod1]", "[h1]").replace("[\"sakaiprod[2-6]\", sakaiprodmail1]", "[h2, h3]")
        .replace("ssh: sakai-node stop --maintenance", "ssh: " + commands.apply("stop"))
        .replace("ssh: 'setup-sakai-node.sh \"$TAG\"'", "ssh: " + commands.apply("deploy $TAG"))
        .replace("ssh: 'setup-sakai-node.sh \"$PREVIOUS_TAG\"'",
            "ssh: " + commands.apply("deploy $PREVIOUS_TAG"))
        .replace("ssh: sakai-node start", "ssh: " + commands.apply("start"))
        .replace("ssh: sakai-node open", "ssh: " + commands.apply("open")));
  }

  private static String library() {
    try (InputStream in = SmartSite.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new AssertionError("no resource " + RESOURCE);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
