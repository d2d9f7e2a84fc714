package rollcall.bot.gateway;

/**
 * Lines were not confirmed by the network: it may or may not have taken some of them. Whoever
 * wanted them said renders them anew after {@link Incoming.Back}, marked as repeated.
 */
public final class Unsaid extends Exception {
  private static final long serialVersionUID = 1;

  public Unsaid(String why) {
    super(why);
  }
}
