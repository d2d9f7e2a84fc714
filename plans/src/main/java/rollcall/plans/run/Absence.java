package rollcall.plans.run;

/** Why somebody does not read the run's channel, as its network shows it. */
public enum Absence {
  /** Off the network: they quit, or their connection broke. */
  LEFT_NETWORK,
  /** Out of the channel, by themselves or made to. */
  LEFT_CHANNEL,
  /** Still there, and not logged in to their account any more: their word does not count. */
  LOGGED_OUT,
  /** There, and marked as away. */
  AWAY,
  /** Not seen since the bot came into the channel. */
  NOT_THERE
}
