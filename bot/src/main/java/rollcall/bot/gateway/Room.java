package rollcall.bot.gateway;

/**
 * A place where a run is walked: one channel of one network.
 *
 * @param network
 *          the gateway's name in the configuration
 * @param name
 *          the channel exactly as the configuration spells it, so that equal rooms are equal values
 *          whatever case the network uses
 */
public record Room(String network, String name) {
  @Override
  public String toString() {
    return network + " " + name;
  }
}
