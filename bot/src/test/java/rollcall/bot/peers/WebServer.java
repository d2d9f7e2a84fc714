package rollcall.bot.peers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** Pages over HTTPS at 127.0.0.1, with a certificate that signs itself and is for that address. */
public final class WebServer implements AutoCloseable {
  private final HttpsServer server;
  private final SSLContext context;
  private final List<Map<String, List<String>>> asked = new CopyOnWriteArrayList<>();

  /** Its certificate stands in {@code folder}. */
  public WebServer(Path folder) {
    Certificates.make(folder);
    context = Certificates.context(folder);
    try {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** What begins with {@code path} is answered so. */
  public void at(String path, HttpHandler handler) {
    server.createContext(path, exchange -> {
      asked.add(Map.copyOf(exchange.getRequestHeaders()));
      try (exchange) {
        handler.handle(exchange);
      }
    });
  }

  /** A page, of this type. */
  public void page(String path, String type, String text) {
    at(path, exchange -> {
      exchange.getResponseHeaders().set("Content-Type", type);
      send(exchange, 200, text.getBytes(StandardCharsets.UTF_8));
    });
  }

  /** Nothing but a status. */
  public void status(String path, int status) {
    at(path, exchange -> exchange.sendResponseHeaders(status, -1));
  }

  public void redirect(String path, int status, String location) {
    at(path, exchange -> {
      exchange.getResponseHeaders().set("Location", location);
      exchange.sendResponseHeaders(status, -1);
    });
  }

  private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String address(String path) {
    return "https://127.0.0.1:" + port() + path;
  }

  /** Makes sockets that trust this server and no other. */
  public SSLSocketFactory trust() {
    return context.getSocketFactory();
  }

  /** The headers of every request so far. */
  public List<Map<String, List<String>>> asked() {
    return asked;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
