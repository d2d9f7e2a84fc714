/**
 * When each run is next to be looked at: {@link rollcall.bot.wakeup.WakeUps}. Nothing is stored
 * that a run's state does not say, so waking early, late or twice does no harm, and after a restart
 * the queue is rebuilt from the journal. What time it is {@link rollcall.bot.wakeup.SteadyClock}
 * says, which goes on evenly whatever happens to the machine's clock.
 */
@org.jspecify.annotations.NullMarked
package rollcall.bot.wakeup;
