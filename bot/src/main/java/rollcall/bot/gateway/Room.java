package rollcall.bot.gateway;

/**
 * A place where a run is walked: one channel of one network.
 *
 * @param network
 *          the gateway's name in the configuration
 * @param name
 *          the channel exactly as the configuration spells it, so that equal rooms are equal values
 *          whatever case the network uses; with the network, less than 200 characters, which is
 *          what the journal has room for
 */
public record Room(String network, String name) {
  private static final int LONGEST = 200;

  public Room {
    if (network.length() + name.length() >= LONGEST) {
      throw new IllegalArgumentException("a room with its network has less than " + LONGEST
          + " characters");
    }
  }

  @Override
  public String toString() {
    return network + " " + name;
  }
}
