package rollcall.bot.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** From which machines a document may be fetched, by their addresses. */
public enum Reach {
  /** From those of the public internet alone. */
  PUBLIC,
  /** From this machine and the networks around it too. */
  ANYWHERE;

  /** Of IPv4 what IANA's registry of special-purpose addresses does not call global. */
  private static final List<AddressBlock> NOT_PUBLIC = blocks("0.0.0.0/8", "10.0.0.0/8",
      "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
      "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
      "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");
  /** Of IPv6 the only addresses that are given out to networks, RFC 4291. */
  private static final AddressBlock GLOBAL = AddressBlock.of("2000::/3");
  /** Of those, what leads elsewhere by an address inside it (Teredo, 6to4), or nowhere. */
  private static final List<AddressBlock> NOT_GLOBAL = blocks("2001::/23", "2001:db8::/32",
      "2002::/16", "3fff::/20");
  /** An address of IPv4 in its last 32 bits, RFC 6052: as public as that one. */
  private static final AddressBlock NAT64 = AddressBlock.of("64:ff9b::/96");
  private static final int IPV4_BYTES = 4;

  boolean allows(InetAddress address) {
    return switch (this) {
      case PUBLIC -> isPublic(address);
      case ANYWHERE -> true;
    };
  }

  private static boolean isPublic(InetAddress address) {
    if (address.getAddress().length == IPV4_BYTES) {
      return NOT_PUBLIC.stream().noneMatch(block -> block.holds(address));
    }
    return NAT64.holds(address)
        ? isPublic(translated(address))
        : GLOBAL.holds(address) && NOT_GLOBAL.stream().noneMatch(block -> block.holds(address));
  }

  private static InetAddress translated(InetAddress address) {
    byte[] all = address.getAddress();
    try {
      return InetAddress.getByAddress(
          Arrays.copyOfRange(all, all.length - IPV4_BYTES, all.length));
    } catch (UnknownHostException cannotBe) {
      throw new IllegalStateException(cannotBe);
    }
  }

  private static List<AddressBlock> blocks(String... written) {
    return Stream.of(written).map(AddressBlock::of).toList();
  }
}
