/**
 * One document over HTTPS, for a person at the command line. Start at
 * {@link rollcall.bot.fetch.Fetch}; {@link rollcall.bot.fetch.WebAddress} is what may be asked for,
 * {@link rollcall.bot.fetch.Reach} from which machines.
 *
 * <p>
 * HTTP is spoken here by some two hundred lines of our own. The JDK's clients resolve a host's name
 * once more when they connect, so that the address that was looked at need not be the one that
 * answers, and they go through proxies and keep connections. Here a name is resolved once, each of
 * its addresses is looked at, and the socket is connected to one of them; TLS on top of it verifies
 * the name. No credentials, no cookies, nothing that a page names is fetched.
 */
@NullMarked
package rollcall.bot.fetch;

import org.jspecify.annotations.NullMarked;
