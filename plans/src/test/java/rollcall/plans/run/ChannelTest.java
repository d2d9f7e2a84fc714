package rollcall.plans.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.plans.run.Opening.Channel;

class ChannelTest {
  @ParameterizedTest
  @CsvSource(quoteCharacter = '"', value = {"#release,libera,#release",
      "oftc:#release,oftc,#release",
      "#room:example.org,libera,#room:example.org",
      "matrix:#room:example.org,matrix,#room:example.org"})
  void aNetworkStandsBeforeARoomAndARoomMayHaveAColonOfItsOwn(String written, String network,
      String room) {
    assertThat(Channel.of(written, "libera")).isEqualTo(new Channel(network, room));
  }
}
