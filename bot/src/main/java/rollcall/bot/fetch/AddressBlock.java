package rollcall.bot.fetch;

import java.math.BigInteger;
import java.net.InetAddress;

/** The addresses that begin with the same {@code bits} bits, of all that are as long. */
record AddressBlock(BigInteger first, int length, int bits) {

  /** As it is written: {@code 10.0.0.0/8}. */
  static AddressBlock of(String written) {
    var slash = written.indexOf('/');
    var first = InetAddress.ofLiteral(written.substring(0, slash));
    return new AddressBlock(number(first), length(first),
        Integer.parseInt(written.substring(slash + 1)));
  }

  boolean holds(InetAddress address) {
    var rest = length - bits;
    return length(address) == length
        && number(address).shiftRight(rest).equals(first.shiftRight(rest));
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }

  private static int length(InetAddress address) {
    return address.getAddress().length * Byte.SIZE;
  }
}
