package rollcall.commands.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {

  @Test
  void ordinaryTextOfAnyScriptStaysAsItIs() {
    String text = "Prüfung 7a: ok, Ωμέγα, \u0428\u043a\u043e\u043b\u0430, 日本, 👍, \\x1b";
    assertThat(new Visible(text).text()).isSameAs(text);
  }

  @Test
  void anEscapeSequenceIsWrittenOut() {
    assertThat(new Visible("a\u001b[2Jb").text()).isEqualTo("a\\x1b[2Jb");
  }

  @Test
  void aLineCannotBeEnded() {
    assertThat(new Visible("a\r\nb\u2028c\u2029d\u0085e").text())
        .isEqualTo("a\\x0d\\x0ab\\x{2028}c\\x{2029}d\\x85e");
  }

  @Test
  void everyC0DelAndC1ControlIsWrittenInTwoDigits() {
    IntStream.concat(IntStream.range(0, 0x20), IntStream.rangeClosed(0x7f, 0x9f)).forEach(
        point -> assertThat(new Visible(Character.toString(point)).text())
            .isEqualTo("\\x%02x".formatted(point)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x61c, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c,
      0x202d, 0x202e, 0x2060,
      0x2066, 0x2067, 0x2068, 0x2069, 0xfeff, 0xad, 0xe0041})
  void bidiAndZeroWidthControlsAreWrittenOut(int point) {
    assertThat(new Visible("a" + Character.toString(point) + "b").text())
        .matches("a\\\\x(\\{[0-9a-f]+}|ad)b");
  }

  @Test
  void halfASurrogatePairIsWrittenOut() {
    assertThat(new Visible("a\ud83d b").text()).isEqualTo("a\\x{d83d} b");
  }

  @Test
  void shownTextIsNotChangedAgain() {
    String once = new Visible("\u0000\u202e").text();
    assertThat(new Visible(once).text()).isEqualTo(once);
  }
}
