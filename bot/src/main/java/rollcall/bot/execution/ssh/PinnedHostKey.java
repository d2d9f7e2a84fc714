package rollcall.bot.execution.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The one key that a host must show, from the inventory. Learns nothing. */
final class PinnedHostKey implements HostKeyRepository {
  private final String type;
  private final byte[] key;

  private PinnedHostKey(String type, byte[] key) {
    this.type = type;
    this.key = key;
  }

  /** Of {@code ssh-ed25519 AAAA… [comment]}; empty if it is not of that shape. */
  static Optional<PinnedHostKey> parse(String text) {
    String[] words = text.strip().split(" +", -1);
    if (words.length < 2 || !words[0].matches("ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)"))
      return Optional.empty();
    try {
      return Optional.of(new PinnedHostKey(words[0], Base64.getDecoder().decode(words[1])));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What to offer the server, so that it shows the key we know and not another of its keys. */
  String algorithms() {
    return type.equals("ssh-rsa") ? "rsa-sha2-512,rsa-sha2-256" : type;
  }

  @Override
  public int check(String host, byte[] shown) {
    return Arrays.equals(key, shown) ? OK : CHANGED;
  }

  @Override
  public void add(HostKey hostkey, UserInfo ui) {
    throw new IllegalStateException("a host key is never learned during a release");
  }

  @Override
  public void remove(String host, String type) {}

  @Override
  public void remove(String host, String type, byte[] key) {}

  @Override
  public String getKnownHostsRepositoryID() {
    return "the inventory";
  }

  @Override
  public HostKey[] getHostKey() {
    return getHostKey("", "");
  }

  @Override
  public HostKey[] getHostKey(String host, String type) {
    try {
      return new HostKey[]{new HostKey(host, key)};
    } catch (JSchException e) {
      return new HostKey[0];
    }
  }
}
