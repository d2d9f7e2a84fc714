package rollcall.bot.execution;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import rollcall.plans.model.HostName;
import rollcall.plans.site.Inventory;
import rollcall.plans.site.Site;

/**
 * Where and as whom a command runs, all from the inventory: {@code host} is the name people use,
 * {@code key} the private key's file, {@code hostKey} the one key the host must show, as {@code
 * ssh-ed25519 AAAA…}. With a {@code jump} the host is reached through that one.
 */
public record Target(String host, String address, int port, String user, Path key, String hostKey,
    Optional<Target> jump) {
  public Target {
    if (port < 1 || port > 65535)
      throw new IllegalArgumentException("a port is 1 to 65535");
  }

  /** By the inventory, as {@code user}; {@code keys} finds a private key's file by its name. */
  public static Target of(Inventory.Host host, String user, Site site,
      Function<String, Path> keys) {
    var jump = host.jump().flatMap(name -> site.inventory().find(name))
        .map(h -> of(h, h.user(), site, keys));
    return new Target(host.name().value(), host.address(), host.port(), user,
        keys.apply(host.key()), host.hostKey(), jump);
  }

  /** A host by its name alone: a rehearsal reaches none. */
  static Target rehearsed(HostName host) {
    return new Target(host.value(), "nowhere", 1, "nobody", Path.of(""), "", Optional.empty());
  }

  @Override
  public String toString() {
    return user + "@" + host;
  }
}
