/**
 * Rollcall on IRC. Start at {@link rollcall.bot.gateway.irc.IrcGateway}, which keeps one
 * {@code Wire} after another; a {@code Session} reads what comes over a wire, a {@code Mouth} says
 * what is to be said.
 *
 * <p>
 * The connection is PircBotX 2.1, the last release on Maven Central, used for what it does well:
 * the socket, the reading loop, and registration up to the welcome. From there on each line is read
 * by {@code Session} from its raw form. PircBotX keeps message tags on one kind of event only, does
 * not unescape them, throws the whole line away when a key comes twice, hands events to a pool in
 * any order, takes a message to a part of a channel for a private one, folds nicks as if
 * CASEMAPPING were not there, and breaks lines at a lone CR, which would let a server that relays
 * one be used to forge a line with any account; none of that may decide who said what. It also logs
 * each line with its passwords, so its own sending and logging are replaced.
 *
 * <p>
 * Every connection is a new object: PircBotX does not reset its capability state and forgets its
 * channels after a failed attempt. A rejected login is retried too, at growing waits, because
 * services that are just coming up reject right passwords, and a bot that gave up at night would
 * have to be started by hand.
 *
 * <p>
 * The account tag says who is logged in, not whether the account is still the same person's: one
 * that was dropped is free for anybody to register. So {@code Registrations} asks the services and
 * compares with what {@code Pins} keeps, on the ear's thread, where lines can wait without holding
 * up the connection. It goes by what it sees (somebody comes, a room is lost) rather than by time.
 *
 * <p>
 * {@code Attendance} follows who is in a room under which account, so that people can be told who
 * is not. It may be wrong for a while and nobody is believed for it.
 */
@NullMarked
package rollcall.bot.gateway.irc;

import org.jspecify.annotations.NullMarked;
