/**
 * What a chat network is to Rollcall: people heard in rooms, and lines said to them. Start at
 * {@link rollcall.bot.gateway.ChatGateway}; everything heard is an
 * {@link rollcall.bot.gateway.Incoming}.
 *
 * <p>
 * Losing and regaining is told per room and not per network, because a kick silences one room while
 * the others go on, and because a run lives in one room. A line that was handed over is either
 * confirmed by the server or fails with {@link rollcall.bot.gateway.Unsaid}: a gateway keeps
 * nothing over an outage, since what was true before it may be false after it.
 */
@NullMarked
package rollcall.bot.gateway;

import org.jspecify.annotations.NullMarked;
