package rollcall.bot.gateway;

import rollcall.plans.run.Absence;

/** Whether somebody reads a room, as its network shows it. It decides nothing that they may do. */
public sealed interface Sighting {
  record Here() implements Sighting {}

  record Gone(Absence how) implements Sighting {}

  /** The network cannot tell, or not now. */
  record Unknown() implements Sighting {}
}
