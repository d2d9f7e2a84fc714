/**
 * One way in: {@link rollcall.bot.desk.ReleaseDesk} takes every request, observation and due
 * moment, has the engine decide, writes the entries to the journal, and only then tells the
 * followers. It knows neither who they are nor what they do.
 *
 * <p>
 * One thread at a time decides, for all runs: a decision takes microseconds, the disk a
 * millisecond, and rules across runs (one run a channel) then need no lock of their own. Followers
 * are told in the order of the journal and must return at once; what takes time they do on threads
 * of their own.
 */
@org.jspecify.annotations.NullMarked
package rollcall.bot.desk;
