package rollcall.bot.desk;

import rollcall.plans.run.RunState;

/**
 * One who acts on what is on disk: the outbox, execution, wake-ups. Told once per decision while
 * the bot lives, in the order of the journal; after a start, told where each run stands.
 */
public interface Follower {
  void committed(Decided decided);

  void resumed(RunState state);
}
