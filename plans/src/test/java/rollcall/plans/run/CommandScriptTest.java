package rollcall.plans.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandScriptTest {
  @Test
  void aValueIsQuotedAndTheCommandIsNotRewritten() {
    var values = Map.of("previous-tag", "it's $HOME", "tag", "r1");
    assertThat(CommandScript.of(values, "deploy \"$TAG\"").text()).isEqualTo(
        "export PREVIOUS_TAG='it'\\''s $HOME'\nexport TAG='r1'\ndeploy \"$TAG\"\n");
  }
}
