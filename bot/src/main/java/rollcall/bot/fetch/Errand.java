package rollcall.bot.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import rollcall.bot.fetch.Fetch.Outcome;
import rollcall.bot.fetch.Incoming.Head;

/** One fetch under way, from the first address over the redirects to the document. */
final class Errand {
  /** So many of a host's addresses are tried. */
  private static final int MOST_ADDRESSES = 4;
  private final SSLSocketFactory tls;
  private final Reach reach;
  private final Duration limit;
  private volatile @Nullable Socket socket;
  private volatile boolean givenUp;
  private volatile int bytes;

  Errand(SSLSocketFactory tls, Reach reach, Duration limit) {
    this.tls = tls;
    this.reach = reach;
    this.limit = limit;
  }

  /** What one visit came to. */
  private sealed interface Visit {
    record Ended(Outcome outcome) implements Visit {}

    record SentOn(WebAddress to) implements Visit {}
  }

  /** How much of the document has come so far. */
  int bytes() {
    return bytes;
  }

  /**
   * Cuts the connection below TLS, from any thread: closing TLS waits for a writer, and a writer to
   * a dead peer waits for ever.
   */
  void giveUp() {
    givenUp = true;
    close(socket);
  }

  Outcome outcome(WebAddress first) {
    Visit visit = new Visit.SentOn(first);
    for (var visits = 0; visits <= Fetch.MOST_REDIRECTS; visits++) {
      if (visit instanceof Visit.SentOn(WebAddress to)) {
        visit = visit(to);
      }
    }
    return switch (visit) {
      case Visit.Ended(Outcome outcome) -> outcome;
      case Visit.SentOn _ -> new Outcome.Bad(
          first + ": sends on more than " + Fetch.MOST_REDIRECTS + " times");
    };
  }

  private Visit visit(WebAddress at) {
    try {
      var addresses = List.of(InetAddress.getAllByName(at.host()));
      var closed = addresses.stream().filter(address -> !reach.allows(address)).findFirst();
      return closed.isPresent() ? refused(at, closed.get()) : asked(at, addresses);
    } catch (IOException e) {
      return bad(at, why(e, at));
    }
  }

  private static Visit refused(WebAddress at, InetAddress closed) {
    return bad(at, at.host() + " is " + closed.getHostAddress()
        + ", which is no public address; --allow-private fetches it all the same");
  }

  private Visit asked(WebAddress at, List<InetAddress> addresses) throws IOException {
    try (var plain = connected(addresses, at.port())) {
      var secured = secured(plain, at);
      secured.getOutputStream().write(request(at).getBytes(StandardCharsets.US_ASCII));
      return answered(at, secured.getInputStream());
    }
  }

  private static String request(WebAddress at) {
    return String.join("\r\n", "GET " + at.target() + " HTTP/1.1", "Host: " + at.authority(),
        "User-Agent: rollcall", "Accept: */*", "Accept-Encoding: identity", "Connection: close",
        "", "");
  }

  /** To the first that answers: an address of IPv6 is often there and leads nowhere. */
  private Socket connected(List<InetAddress> addresses, int port) throws IOException {
    var last = new ConnectException("no address");
    for (var address : addresses.stream().limit(MOST_ADDRESSES).toList()) {
      try {
        return connected(address, port);
      } catch (ConnectException | NoRouteToHostException | SocketTimeoutException next) {
        last = new ConnectException(next.getMessage());
      }
    }
    throw last;
  }

  private Socket connected(InetAddress address, int port) throws IOException {
    var plain = new Socket(Proxy.NO_PROXY);
    socket = plain;
    try {
      if (givenUp) {
        throw new ConnectException("given up");
      }
      plain.connect(new InetSocketAddress(address, port), (int) limit.toMillis() / 3);
      plain.setSoTimeout((int) limit.toMillis());
      return plain;
    } catch (IOException e) {
      close(plain);
      throw e;
    }
  }

  /** With the certificate verified, and that it is for this name. */
  private SSLSocket secured(Socket plain, WebAddress at) throws IOException {
    var secured = (SSLSocket) tls.createSocket(plain, at.host(), at.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private Visit answered(WebAddress at, InputStream in) throws IOException {
    var answer = new Incoming(in, Fetch.MOST_BYTES, count -> bytes = count);
    var head = answer.head();
    return switch (head.status()) {
      case 200 -> new Visit.Ended(new Outcome.Good(
          new Fetched(at.fileName(head.field("content-type")), answer.body(head))));
      case 301, 302, 303, 307, 308 -> sentOn(at, head);
      case 401, 403 -> login(at);
      case 404, 410 -> bad(at, "there is no such page (" + head.status() + ")");
      default -> bad(at, "the answer is " + head.status() + " and no document");
    };
  }

  private static Visit sentOn(WebAddress at, Head head) {
    return head.field("location").map(location -> sentOn(at, location))
        .orElseGet(() -> bad(at, "sends on and does not say where"));
  }

  private static Visit sentOn(WebAddress at, String location) {
    return switch (at.redirected(location)) {
      case WebAddress.Given.Bad(String why) -> bad(at, "sends on: " + why);
      case WebAddress.Given.Good(WebAddress to) when to.isLogin() -> login(at);
      case WebAddress.Given.Good(WebAddress to) -> new Visit.SentOn(to);
    };
  }

  private static Visit login(WebAddress at) {
    return bad(at, "needs a login: save the page as HTML and import the file");
  }

  private static Visit bad(WebAddress at, String why) {
    return new Visit.Ended(new Outcome.Bad(at + ": " + why));
  }

  private static String why(IOException e, WebAddress at) {
    var said = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    return switch (e) {
      case UnknownHostException _ -> "there is no host " + at.host();
      case ProtocolException _ -> said;
      case SSLHandshakeException _ -> "its certificate or TLS is not to be trusted: " + said;
      case SSLPeerUnverifiedException _ -> "its certificate is not to be trusted: " + said;
      case SSLException _ -> "the answer broke off: " + said;
      default -> "cannot be reached: " + said;
    };
  }

  private static void close(@Nullable Socket open) {
    Stream.ofNullable(open).forEach(Errand::closed);
  }

  private static void closed(Socket open) {
    try {
      open.close();
    } catch (IOException alreadyGone) {
      // Nothing is left to close.
    }
  }
}
