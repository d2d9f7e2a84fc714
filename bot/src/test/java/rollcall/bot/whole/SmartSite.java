package rollcall.bot.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The library's plan of 2009, today, on three hosts, with commands that only leave a line. */
final class SmartSite {
  static final String ID = "smartsite-2009";
  private static final String RESOURCE = "/rollcall/library/" + ID + ".plan.yaml";

  private SmartSite() {}

  static void writeTo(Premises site) {
    site.plan(ID, library().replaceFirst("date: .*\nzone: .*\nwindow: .*\nstart: .*\n",
        Premises.today())
        .replace("[sakaiprod1]", "[h1]").replace("[\"sakaiprod[2-6]\", sakaiprodmail1]", "[h2, h3]")
        .replace("ssh: sakai-node stop --maintenance", "ssh: " + site.leaving("stop"))
        .replace("ssh: 'setup-sakai-node.sh \"$TAG\"'", "ssh: " + site.leaving("deploy $TAG"))
        .replace("ssh: 'setup-sakai-node.sh \"$PREVIOUS_TAG\"'",
            "ssh: " + site.leaving("deploy $PREVIOUS_TAG"))
        .replace("ssh: sakai-node start", "ssh: " + site.leaving("start"))
        .replace("ssh: sakai-node errors --since-start", "ssh: " + site.leaving("errors"))
        .replace("ssh: sakai-node open", "ssh: " + site.leaving("open")));
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
