package rollcall.plans.engine;

import java.util.List;

/** What was seen of a host by logging in to it, as a {@link Visit} does; nothing ran there. */
public sealed interface Fitness {
  /**
   * It is reached, shows its key, lets ours in and has a shell that commands can be handed to;
   * {@code absent} are the programs of the visit that it does not have, {@code freeMebibytes} what
   * is free where the home is.
   */
  record Fit(long freeMebibytes, List<String> absent) implements Fitness {
    public Fit {
      absent = List.copyOf(absent);
    }
  }

  record Unfit(String why) implements Fitness {}
}
