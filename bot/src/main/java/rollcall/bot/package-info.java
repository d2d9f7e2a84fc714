/**
 * The running program, assembled: {@link rollcall.bot.House} puts desk, journal, gateways,
 * execution and wake-ups together, once, for {@code serve} and for {@code demo} alike. What touches
 * the world is in the packages below, sockets, SQL, files; here are only two files: the one that
 * says when the bot was last alive, and the one that stops everything.
 */
@org.jspecify.annotations.NullMarked
package rollcall.bot;
