/**
 * A release in the terminal in a minute: {@link rollcall.bot.demo.Demo}. It is the whole bot on a
 * rehearsal of a plan of the library, with a clock that jumps over the waiting: commands are said
 * and not run, one person speaks for everybody, and the journal is thrown away at the end.
 *
 * <p>
 * Only time is different from a real run: {@link rollcall.bot.demo.DemoTime} moves the clock on by
 * a step's planned length when somebody takes it, and to the next planned moment when nobody is
 * waited for. Nothing in the engine knows of it.
 */
@org.jspecify.annotations.NullMarked
package rollcall.bot.demo;
