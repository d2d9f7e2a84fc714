package rollcall.bot.gateway.irc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class IrcLineTest {
  @Test
  void aLineIsTakenApart() {
    IrcLine line = IrcLine.parse(
        "@account=alice;time=2026-08-01T05:10:00.000Z :al!u@h privmsg  #release :!ack 3 :x ");
    assertThat(line.tag("account")).contains("alice");
    assertThat(line.nick()).isEqualTo("al");
    assertThat(line.command()).isEqualTo("PRIVMSG");
    assertThat(line.params()).containsExactly("#release", "!ack 3 :x ");
  }

  @Test
  void aClientsTagIsNeverTheServers() {
    IrcLine line = IrcLine
        .parse("@+account=alice;+draft/account=alice :m!u@h PRIVMSG #release :!ack");
    assertThat(line.tag("account")).isEmpty();
  }

  @Test
  void tagValuesAreUnescaped() {
    assertThat(IrcLine.parse("@account=a\\:b\\sc\\\\d\\r\\n\\x\\ PING").tag("account"))
        .contains("a;b c\\d\r\nx");
    assertThat(IrcLine.parse("@account=a=b PING").tag("account")).contains("a=b");
  }

  @Test
  void anEmptyTagIsNone() {
    assertThat(IrcLine.parse("@account= PING").tag("account")).isEmpty();
    assertThat(IrcLine.parse("@account PING").tag("account")).isEmpty();
  }

  @Test
  void noLineMakesItFail() {
    for (String line : new String[]{"", " ", "@", "@a", ":", ":x", ": ", "@a :b", "@; :b :c :d"}) {
      assertThat(IrcLine.parse(line).params()).isNotNull();
    }
  }

  @Test
  void aCarriageReturnInsideAMessageDoesNotBeginAnotherLine() throws IOException {
    String sent = ":m!u@h PRIVMSG #release :x\r@account=alice :alice!u@h PRIVMSG #release :!ack\0 3\r\nPING\r\n";
    InputStream bytes = new LineFeedOnly(
        new ByteArrayInputStream(sent.getBytes(StandardCharsets.UTF_8)));
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).startsWith(":m!u@h").endsWith("!ack 3");
      assertThat(lines.readLine()).isEqualTo("PING");
      assertThat(lines.readLine()).isNull();
    }
  }

  @Test
  void aLineWithoutAnEndBreaksTheConnection() {
    InputStream longest = new LineFeedOnly(
        new ByteArrayInputStream(new byte[LineFeedOnly.MAX_LINE_BYTES]));
    Assertions.assertThatCode(longest::readAllBytes).doesNotThrowAnyException();
    InputStream tooLong = new LineFeedOnly(
        new ByteArrayInputStream(new byte[LineFeedOnly.MAX_LINE_BYTES + 1]));
    Assertions.assertThatThrownBy(tooLong::readAllBytes).isInstanceOf(IOException.class);
  }

  @Test
  void namesAreFoldedAsTheServerSays() {
    assertThat(Casemapping.named("rfc1459").fold("Foo[X]\\~")).isEqualTo("foo{x}|^");
    assertThat(Casemapping.named("strict-rfc1459").fold("Foo[X]\\~")).isEqualTo("foo{x}|~");
    assertThat(Casemapping.named("ascii").fold("Foo[X]\\~Ü")).isEqualTo("foo[x]\\~Ü");
    assertThat(Casemapping.named("something new").same("foo[x]", "foo{x}")).isFalse();
  }

  @Test
  void passwordsAreMasked() {
    assertThat(new MaskedLine("AUTHENTICATE c2VjcmV0").toString()).isEqualTo("AUTHENTICATE ***");
    assertThat(new MaskedLine("PASS secret").toString()).isEqualTo("PASS ***");
    assertThat(new MaskedLine("OPER root secret").toString()).isEqualTo("OPER ***");
    assertThat(new MaskedLine("PRIVMSG NickServ :identify rollcall secret").toString())
        .isEqualTo("PRIVMSG NickServ :identify ***");
    assertThat(new MaskedLine("PRIVMSG #release :hello").toString())
        .isEqualTo("PRIVMSG #release :hello");
  }
}
