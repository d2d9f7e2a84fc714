package rollcall.bot.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.bot.peers.WebServer;

/** Over real sockets and TLS, from a server on loopback. */
class FetchTest {
  private static final Duration AMPLE = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(2_500);
  private static final int MIB = 1024 * 1024;
  @TempDir
  private static Path folder;
  private static WebServer server;

  @BeforeAll
  static void open() {
    server = new WebServer(folder);
    server.page("/page.html", "text/html", "<p>Grüße");
    server.redirect("/one", 301, "/page.html");
    server.redirect("/two", 302, "/one");
    server.redirect("/three", 307, server.address("/two"));
    server.redirect("/four", 308, "three");
    server.status("/gone", 404);
    server.status("/broken", 503);
    server.at("/endless", exchange -> {
      exchange.sendResponseHeaders(200, 0);
      while (true) {
        exchange.getResponseBody().write(new byte[64 * 1024]);
      }
    });
    server.at("/drip", exchange -> {
      exchange.sendResponseHeaders(200, 0);
      while (true) {
        exchange.getResponseBody().write('x');
        exchange.getResponseBody().flush();
        LockSupport.parkNanos(50_000_000);
      }
    });
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void aPageIsFetchedAsItIs() throws Exception {
    var got = good("/page.html");
    assertThat(new String(got.bytes(), StandardCharsets.UTF_8)).isEqualTo("<p>Grüße");
    assertThat(got.name()).isEqualTo("page.html");
  }

  @Test
  void nothingIsSentAlongThatSaysWhoAsks() throws Exception {
    good("/page.html?version=3");
    assertThat(server.asked().getLast()).containsOnlyKeys("Host", "User-agent", "Accept",
        "Accept-encoding", "Connection").containsEntry("Accept-encoding", List.of("identity"))
        .containsEntry("Host", List.of("127.0.0.1:" + server.port()));
  }

  @Test
  void tenMebibytesInChunksAreTakenAndNotAByteMore() throws Exception {
    server.at("/ten", exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(new byte[10 * MIB]);
    });
    assertThat(good("/ten").bytes()).hasSize(10 * MIB);
    assertThat(bad("/endless")).endsWith("/endless: it is larger than 10 MiB");
    server.at("/announced", exchange -> exchange.sendResponseHeaders(200, 10 * MIB + 1));
    assertThat(bad("/announced")).endsWith("it is larger than 10 MiB");
  }

  @Test
  void threeRedirectsAreFollowedAndNotAFourth() throws Exception {
    assertThat(good("/three").name()).isEqualTo("page.html");
    assertThat(bad("/four")).endsWith("/four: sends on more than 3 times");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      http://127.0.0.1/x    | sends on: only https:// is fetched, not http://
      file:///etc/passwd    | sends on: only https:// is fetched, not file://
      https://u:p@127.0.0.1 | sends on: an address with a user or a password
      https://a b           | sends on: that is no address
      """)
  void aRedirectLeadsToNothingElse(String location, String why) throws Exception {
    var path = "/elsewhere" + Integer.toHexString(location.hashCode());
    server.redirect(path, 302, location);
    assertThat(bad(path)).contains(path + ": " + why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login.action?os_destination=%2Fx", "https://sso.example.org/start",
      "/users/sign_in"})
  void whoIsSentToALoginIsToldToSaveThePage(String location) throws Exception {
    var path = "/closed" + Integer.toHexString(location.hashCode());
    server.redirect(path, 302, location);
    assertThat(bad(path))
        .endsWith(path + ": needs a login: save the page as HTML and import the file");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void whatIsForbiddenNeedsALogin(int status) throws Exception {
    server.status("/forbidden" + status, status);
    assertThat(bad("/forbidden" + status)).contains("needs a login: save the page as HTML");
  }

  @Test
  void whatIsNotThereIsSaidToBe() throws Exception {
    assertThat(bad("/gone")).endsWith("/gone: there is no such page (404)");
    assertThat(bad("/broken")).endsWith("/broken: the answer is 503 and no document");
    assertThat(bad(trusting(AMPLE), "https://127.0.0.1:" + freePort() + "/"))
        .contains("cannot be reached");
    assertThat(bad(trusting(AMPLE), "https://no-such-host.invalid/x"))
        .isEqualTo("https://no-such-host.invalid/x: there is no host no-such-host.invalid");
  }

  @Test
  void anAnswerThatBreaksOffIsNoDocument() throws Exception {
    server.at("/cut", exchange -> {
      exchange.sendResponseHeaders(200, 100);
      exchange.getResponseBody().write(new byte[10]);
      throw new IOException("cut");
    });
    assertThat(bad("/cut")).contains("/cut: the answer broke off");
  }

  @Test
  void whatComesPackedIsRefused() throws Exception {
    server.at("/packed", exchange -> {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      exchange.sendResponseHeaders(200, 1);
      exchange.getResponseBody().write('x');
    });
    assertThat(bad("/packed")).contains("it comes packed (gzip)");
  }

  @Test
  void aSlowDripEndsWhenTheTimeIsOver() throws Exception {
    var heard = new CopyOnWriteArrayList<Integer>();
    var fetch = new Fetch(server.trust(), Reach.ANYWHERE, SHORT, heard::add);
    var began = System.nanoTime();
    assertThat(bad(fetch, server.address("/drip"))).contains("/drip: took longer than 2.5 s");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(SHORT, AMPLE);
    assertThat(heard).isNotEmpty().isSorted();
  }

  @Test
  void whoTakesACallAndSaysNothingIsNotWaitedForLonger() throws Exception {
    try (var silent = new ServerSocket(0, 9, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThat(bad(trusting(SHORT), "https://127.0.0.1:" + silent.getLocalPort() + "/"))
          .contains("took longer than 2.5 s");
    }
  }

  @Test
  void aPrivateAddressIsNotEvenCalled() throws Exception {
    var fetch = new Fetch(server.trust(), Reach.PUBLIC, AMPLE, _ -> {
    });
    var before = server.asked().size();
    for (var host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433",
        "0.0.0.0", "10.0.0.1", "[64:ff9b::10.0.0.1]")) {
      assertThat(bad(fetch, "https://" + host + ":" + server.port() + "/page.html")).as(host)
          .contains("which is no public address; --allow-private");
    }
    assertThat(server.asked()).hasSize(before);
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
    var fetch = new Fetch((SSLSocketFactory) SSLSocketFactory.getDefault(), Reach.ANYWHERE, AMPLE,
        _ -> {
        });
    assertThat(bad(fetch, server.address("/page.html"))).contains("is not to be trusted: ");
  }

  @Test
  void aCertificateForAnotherNameIsRefused() throws Exception {
    assertThat(bad(trusting(AMPLE), "https://localhost:" + server.port() + "/page.html"))
        .contains("is not to be trusted: ");
  }

  private static int freePort() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return free.getLocalPort();
    }
  }

  private static Fetched good(String path) throws InterruptedException {
    return switch (trusting(AMPLE).get(given(server.address(path)))) {
      case Fetch.Outcome.Good(Fetched document) -> document;
      case Fetch.Outcome.Bad(String why) -> throw new AssertionError(why);
    };
  }

  private static String bad(String path) throws InterruptedException {
    return bad(trusting(AMPLE), server.address(path));
  }

  private static String bad(Fetch fetch, String address) throws InterruptedException {
    return switch (fetch.get(given(address))) {
      case Fetch.Outcome.Bad(String why) -> why;
      case Fetch.Outcome.Good(Fetched document) -> throw new AssertionError(document.name());
    };
  }

  private static Fetch trusting(Duration limit) {
    return new Fetch(server.trust(), Reach.ANYWHERE, limit, _ -> {
    });
  }

  private static WebAddress given(String address) {
    return switch (WebAddress.of(address)) {
      case WebAddress.Given.Good(WebAddress good) -> good;
      case WebAddress.Given.Bad(String why) -> throw new AssertionError(why);
    };
  }
}
