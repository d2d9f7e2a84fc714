package rollcall.bot.execution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {

  @Test
  void theBytesAreThoseOfTheText() {
    var script = Script.of("echo \"$TAG\" é\n");
    assertThat(UTF_8.decode(script.bytes()).toString()).isEqualTo("echo \"$TAG\" é\n");
    assertThat(script.sha256()).isEqualTo(Script.sha256("echo \"$TAG\" é\n".getBytes(UTF_8)));
  }

  @Test
  void aNulIsRefused() {
    assertThatThrownBy(() -> Script.of("true\0")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneMebibyteIsTheMost() {
    String most = "x".repeat(Script.MAX_BYTES);
    assertThat(Script.of(most).length()).isEqualTo(Script.MAX_BYTES);
    assertThatThrownBy(() -> Script.of(most + "x")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aScriptDoesNotShowItsText() {
    assertThat(Script.of("secret")).asString().doesNotContain("secret");
  }

  @Test
  void aHandleIsLettersDigitsUnderscoreAndDash() {
    for (String text : List.of("", "-a", "a.b", "a/b", "a b", "ä", "a\n",
        "a".repeat(Handle.MAX_LENGTH + 1)))
      assertThatThrownBy(() -> new Handle(text)).isInstanceOf(IllegalArgumentException.class);
    assertThat(new Handle("r1-s2_a3-" + "h".repeat(Handle.MAX_LENGTH - 9)).text())
        .hasSize(Handle.MAX_LENGTH);
  }
}
