package rollcall.bot.gateway;

/** How far a gateway's word about who spoke can be trusted. */
public enum Identity {
  /** The network names the account with each message. */
  ACCOUNT,
  /**
   * The name shown is taken for the account, because the operator said so in as many words. Anyone
   * who takes the name is that person, so it is said in the channel at each start.
   */
  NICK
}
