package rollcall.bot.execution.ssh;

import java.util.List;
import rollcall.bot.execution.Place;

/** What a host says to a connection before anything is started on it. */
public sealed interface Greeting {

  /**
   * It can be started on, in this place; of the programs that were asked for it lacks those with
   * these numbers, counted from 1.
   */
  record Ready(Place place, long freeBytes, List<Integer> absent) implements Greeting {}

  /** It cannot be reached now. */
  record Unreachable(String why) implements Greeting {}

  /** It is not fit to run commands; waiting does not change that. */
  record Unfit(String why) implements Greeting {}
}
