package rollcall.bot.gateway.irc;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import java.nio.file.Path;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Opens the one connection of a {@link Wire}, with the server's certificate and name verified.
 * PircBotX hands an address over and would verify no name, so the name comes from the settings.
 */
final class Dialler extends SocketFactory {
  static final Duration LIMIT = Duration.ofSeconds(10);
  private final IrcSettings settings;
  private volatile @Nullable Socket socket;
  private volatile Optional<String> failure = Optional.empty();
  private volatile boolean hungUp;

  Dialler(IrcSettings settings) {
    this.settings = settings;
  }

  /** Why no connection came about, for people. */
  Optional<String> failure() {
    return failure;
  }

  /**
   * Cuts the connection below TLS, from any thread: closing TLS waits for a writer, and a writer to
   * a dead peer waits for ever.
   */
  void hangUp() {
    hungUp = true;
    close(socket);
  }

  @Override
  public Socket createSocket(InetAddress address, int port, @Nullable InetAddress local,
      int localPort)
      throws IOException {
    Socket plain = new Socket();
    socket = plain;
    try {
      plain.connect(new InetSocketAddress(address, port), (int) LIMIT.toMillis());
      plain.setTcpNoDelay(true);
      plain.setSoTimeout((int) LIMIT.toMillis());
      Socket open = settings.security().plain() ? plain : secured(plain);
      if (hungUp) {
        throw new IOException("given up");
      }
      failure = Optional.empty();
      return open;
    } catch (IOException | GeneralSecurityException e) {
      failure = Optional.of(why(e));
      close(plain);
      throw e instanceof IOException io ? io : new IOException(e);
    }
  }

  private Socket secured(Socket plain) throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trusted().getTrustManagers(), null);
    SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(plain,
        settings.server(), settings.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private TrustManagerFactory trusted() throws IOException, GeneralSecurityException {
    TrustManagerFactory trusted = TrustManagerFactory
        .getInstance(TrustManagerFactory.getDefaultAlgorithm());
    Optional<Path> file = settings.security().trust();
    trusted.init(file.isPresent() ? anchors(file.get()) : null);
    return trusted;
  }

  private static KeyStore anchors(Path file) throws IOException, GeneralSecurityException {
    KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
    anchors.load(null, null);
    try (InputStream pem = Files.newInputStream(file)) {
      int count = 0;
      for (Certificate certificate : CertificateFactory.getInstance("X.509")
          .generateCertificates(pem)) {
        anchors.setCertificateEntry("anchor" + count++, certificate);
      }
    }
    return anchors;
  }

  private String why(Exception e) {
    String at = settings.server() + " port " + settings.port();
    return e instanceof SSLException || e instanceof GeneralSecurityException
        ? "the certificate or TLS of " + at + " is not to be trusted: " + e.getMessage()
        : "cannot reach " + at + ": " + e.getMessage();
  }

  private static void close(@Nullable Socket socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException alreadyGone) {
      // Nothing is left to close.
    }
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return createSocket(InetAddress.getByName(host), port, null, 0);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(InetAddress.getByName(host), port, null, 0);
  }

  @Override
  public Socket createSocket(InetAddress address, int port) throws IOException {
    return createSocket(address, port, null, 0);
  }
}
