/**
 * How the bot has work done elsewhere, and learns what became of it. Start with
 * {@link rollcall.bot.execution.Seen}: all that an execution can be observed to do; {@code .ssh} is
 * the one way to carry out commands so far.
 *
 * <p>
 * {@link rollcall.bot.execution.Lookout} logs in to hosts before they are needed, and runs nothing.
 * An execution goes by one {@link rollcall.bot.execution.Handle} for ever: it is started at most
 * once, and a repetition that somebody orders has a new handle. What a command says is kept raw in
 * {@link rollcall.bot.execution.Outputs} and only counted in observations, so that foreign text
 * enters neither journal nor chat by accident.
 */
@NullMarked
package rollcall.bot.execution;

import org.jspecify.annotations.NullMarked;
