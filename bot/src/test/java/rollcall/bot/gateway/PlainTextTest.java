package rollcall.bot.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void whatMisleadsTheEyeIsMeasuredAsItIsShown() {
    var plain = new PlainText("a\u202e\r\nb");
    assertThat(plain.text()).isEqualTo("a\\x{202e}\\x0d\\x0ab");
    assertThat(plain.bytes()).isEqualTo(18);
  }

  @Test
  void piecesJoinToTheWholeAndFit() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(300), 0, 8).forEach(
          i -> text.append(List.of("a", " ", "ü", "数", "👍🏽", "e\u0301", "step ", "🇩🇪").get(i)));
      int limit = 20 + random.nextInt(60);
      PlainText plain = new PlainText(text.toString());
      List<String> pieces = plain.pieces(limit);
      assertThat(String.join("", pieces)).isEqualTo(plain.text());
      assertThat(pieces).allMatch(piece -> piece.getBytes(StandardCharsets.UTF_8).length <= limit);
      assertThat(String.join("", pieces)).doesNotContain("?");
    }
  }

  @Test
  void aPieceEndsAfterASpace() {
    assertThat(new PlainText("one two three").pieces(9)).containsExactly("one two ", "three");
  }

  @Test
  void whatAReaderSeesAsOneCharacterIsNotCut() {
    assertThat(new PlainText("e\u0301".repeat(4)).pieces(4)).allMatch("e\u0301"::equals);
    assertThat(new PlainText("👍🏽👍🏽").pieces(9)).containsExactly("👍🏽", "👍🏽");
  }

  @Test
  void oneCharacterLongerThanTheLimitIsCutRatherThanLost() {
    String tower = "e" + "\u0301".repeat(20);
    assertThat(String.join("", new PlainText(tower).pieces(10))).isEqualTo(tower);
  }

  @Test
  void anEmptyTextIsOneEmptyPiece() {
    assertThat(new PlainText("").pieces(10)).containsExactly("");
  }

  @Test
  void aLimitThatHoldsNoCharacterIsRefused() {
    assertThatThrownBy(() -> new PlainText("a").pieces(3))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
