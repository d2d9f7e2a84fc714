/**
 * The bot as a service: {@link rollcall.bot.serve.Serve} starts a Spring context whose one large
 * bean is the house, so that its parts are made and closed in order, also on a signal. Commands
 * that need no running bot do not come here, and so do not start Spring.
 */
@org.jspecify.annotations.NullMarked
package rollcall.bot.serve;
