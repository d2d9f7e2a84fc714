/**
 * The whole program as its users have it: a process of its own, told by files and signals, on a
 * real IRC server with services, with three real SSH servers as its hosts. Start at
 * {@code ReleaseOnIrcTest}; {@code Premises} is the site, {@code Crew} the people in the channel,
 * {@code BotProgram} the process.
 *
 * <p>
 * What happened is read from the outside alone: the channel, the second copy of the journal, and
 * what the commands left on their hosts.
 */
@org.jspecify.annotations.NullMarked
package rollcall.bot.whole;
