package rollcall.bot.execution.ssh;

import rollcall.bot.execution.Place;

/** What a host says to a connection before anything is started on it. */
public sealed interface Greeting {

  /** It can be started on, in this place. */
  record Ready(Place place, long freeBytes) implements Greeting {}

  /** It cannot be reached now. */
  record Unreachable(String why) implements Greeting {}

  /** It is not fit to run commands; waiting does not change that. */
  record Unfit(String why) implements Greeting {}
}
