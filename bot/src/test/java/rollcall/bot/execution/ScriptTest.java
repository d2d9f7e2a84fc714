package rollcall.bot.execution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScriptTest {

  @Test
  void valuesComeFirstAndTheCommandIsNeverRewritten() {
    var script = Script.of(value("it's $HOME"), "echo \"$TAG\"");
    assertThat(UTF_8.decode(script.bytes()).toString())
        .isEqualTo("export TAG='it'\\''s $HOME'\necho \"$TAG\"\n");
    assertThat(script.sha256()).hasSize(64);
  }

  @Test
  void aNulIsRefused() {
    assertThatThrownBy(() -> Script.of(value("a\0b"), "true"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Script.of(Collections.emptySortedMap(), "true\0"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneMebibyteIsTheMost() {
    String most = "x".repeat(Script.MAX_BYTES - 1);
    assertThat(Script.of(Collections.emptySortedMap(), most).length()).isEqualTo(Script.MAX_BYTES);
    assertThatThrownBy(() -> Script.of(Collections.emptySortedMap(), most + "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aScriptDoesNotShowItsText() {
    assertThat(Script.of(value("secret"), "secret")).asString().doesNotContain("secret");
  }

  @Test
  void namesThatMeanSomethingToAShellAreRefused() {
    for (String name : List.of("PATH", "IFS", "ENV", "BASH_ENV", "LD_PRELOAD", "LD_AUDIT", "HOME",
        "SHELL", "PS4", "LC_ALL", "PYTHONPATH", "PERL5OPT", "GIT_SSH_COMMAND", "ROLLCALL_EXECUTION",
        "", "1A", "A-B", "A B", "A=", "É", "A\n", "A".repeat(VariableName.MAX_LENGTH + 1)))
      assertThat(VariableName.isFree(name)).as(name).isFalse();
    for (String name : List.of("TAG", "tag", "A1", "_a", "A".repeat(VariableName.MAX_LENGTH)))
      assertThat(VariableName.isFree(name)).as(name).isTrue();
    assertThatThrownBy(() -> new VariableName("PATH")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aHandleIsLettersDigitsUnderscoreAndDash() {
    for (String text : List.of("", "-a", "a.b", "a/b", "a b", "ä", "a\n",
        "a".repeat(Handle.MAX_LENGTH + 1)))
      assertThatThrownBy(() -> new Handle(text)).isInstanceOf(IllegalArgumentException.class);
    assertThat(new Handle("r1-s2_a3-" + "h".repeat(Handle.MAX_LENGTH - 9)).text())
        .hasSize(Handle.MAX_LENGTH);
  }

  private static SortedMap<VariableName, String> value(String text) {
    var values = new TreeMap<VariableName, String>();
    values.put(new VariableName("TAG"), text);
    return values;
  }
}
