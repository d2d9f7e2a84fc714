package rollcall.bot.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers, well-behaved and not, byte for byte. */
class FetchAnswerTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private final ArrayList<Integer> heard = new ArrayList<>();

  @Test
  void aBodyIsReadAsItsHeadFramesIt() throws Exception {
    assertThat(body(OK + "content-LENGTH:  5 \r\n\r\nhello and more")).isEqualTo("hello");
    assertThat(body(OK + "\r\nhello")).isEqualTo("hello");
    assertThat(body(OK + "Transfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n"
        + "3;a=b\r\nhel\r\n2\r\nlo\r\n0\r\nTrailer: x\r\n\r\n")).isEqualTo("hello");
    assertThat(heard.getLast()).isEqualTo(5);
  }

  @Test
  void answersThatOnlySayThatOneWillComeArePassedOver() throws Exception {
    assertThat(body("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + OK + "\r\nhello"))
        .isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SSH-2.0-OpenSSH_9.9\r\n", "HTTP/2 200\r\n\r\n", "HTTP/1.1 999 x\r\n\r\n",
      OK + "Content-Length: -1\r\n\r\n", OK + "Content-Length: 5, 5\r\n\r\nhello",
      OK + "Transfer-Encoding: chunked\r\n\r\nhello\r\n",
      OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n0\r\n\r\n"})
  void whatIsNoHttpIsSaidToBeNone(String answer) {
    assertThatThrownBy(() -> body(answer)).isInstanceOf(ProtocolException.class)
        .hasMessage("what answers there does not speak HTTP");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200", OK, OK + "Content-Length: 6\r\n\r\nhello",
      OK + "Transfer-Encoding: chunked\r\n\r\n6\r\nhello",
      OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"})
  void whatEndsTooEarlyBrokeOff(String answer) {
    assertThatThrownBy(() -> body(answer)).isInstanceOf(ProtocolException.class)
        .hasMessage("the answer broke off");
  }

  @Test
  void aHeadThatDoesNotEndIsNotReadOn() {
    var many = "X: y\r\n".repeat(20_000);
    assertThatThrownBy(() -> body(OK + many)).hasMessageContaining("more than a head may hold");
    assertThatThrownBy(() -> body(OK + "X: " + "y".repeat(70_000)))
        .hasMessageContaining("more than a head may hold");
    assertThatThrownBy(() -> body("HTTP/1.1 100 x\r\n\r\n".repeat(5_000)))
        .hasMessageContaining("more than a head may hold");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 11\r\n\r\nhello world", "\r\nhello world",
      "Transfer-Encoding: chunked\r\n\r\n6\r\nhello \r\n5\r\nworld\r\n0\r\n\r\n",
      "Transfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n"})
  void aBodyOverTheBoundIsRefused(String rest) {
    assertThatThrownBy(() -> read(OK + rest, 10)).hasMessageStartingWith("it is larger than");
  }

  private String body(String answer) throws IOException {
    return read(answer, 100);
  }

  private String read(String answer, int most) throws IOException {
    var incoming = new Incoming(
        new ByteArrayInputStream(answer.getBytes(StandardCharsets.ISO_8859_1)), most, heard::add);
    return new String(incoming.body(incoming.head()), StandardCharsets.ISO_8859_1);
  }
}
