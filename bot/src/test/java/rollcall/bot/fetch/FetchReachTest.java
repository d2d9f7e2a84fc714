package rollcall.bot.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchReachTest {

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "0.1.2.3", "10.0.0.0", "10.255.255.255", "100.64.0.1",
      "100.127.255.255", "127.0.0.1", "127.9.9.9", "169.254.169.254", "172.16.0.1",
      "172.31.255.255", "192.0.0.8", "192.168.0.1", "198.19.0.1", "224.0.0.1", "239.255.255.255",
      "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1", "fe80::1", "fec0::1", "fc00::1",
      "fdff::1", "ff02::1", "64:ff9b::10.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b:1::1",
      "2002:7f00:1::", "2001::1", "2001:db8::1", "::ffff:10.0.0.1", "::ffff:0:127.0.0.1"})
  void whatIsNotPublicIsOutOfReach(String address) {
    assertThat(Reach.PUBLIC.allows(InetAddress.ofLiteral(address))).isFalse();
    assertThat(Reach.ANYWHERE.allows(InetAddress.ofLiteral(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
      "172.15.255.255", "172.32.0.0", "192.167.255.255", "223.255.255.255", "2606:4700::1111",
      "2a00:1450::1", "64:ff9b::1.1.1.1", "::ffff:1.1.1.1"})
  void whatIsPublicIsInReach(String address) {
    assertThat(Reach.PUBLIC.allows(InetAddress.ofLiteral(address))).isTrue();
  }

  @Test
  void anAddressOfIpv4ThatCameAsOneOfIpv6IsTakenForWhatItIs() throws UnknownHostException {
    byte[] mapped = new byte[16];
    mapped[10] = (byte) 0xff;
    mapped[11] = (byte) 0xff;
    mapped[12] = 10;
    assertThat(Reach.PUBLIC.allows(Inet6Address.getByAddress("x", mapped, 0))).isFalse();
    assertThat(Reach.PUBLIC.allows(InetAddress.getByAddress(mapped))).isFalse();
  }
}
