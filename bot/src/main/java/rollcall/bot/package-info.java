/**
 * The running program, assembled: {@link rollcall.bot.House} puts desk, journal, gateways,
 * execution and wake-ups together, once, for {@code serve} and for {@code demo} alike. Everything
 * that touches the world is in the packages below: sockets, SQL, threads, the wall clock.
 */
@org.jspecify.annotations.NullMarked
package rollcall.bot;
