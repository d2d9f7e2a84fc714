package rollcall.plans.model;

/**
 * A verified account on a chat network, folded as its server folds; never a nick. {@code network}
 * is the gateway's name in the configuration.
 */
public record Account(String network, String name) {
  @Override
  public String toString() {
    return name + " on " + network;
  }
}
