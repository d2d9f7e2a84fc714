/**
 * The command line: from the words behind {@code rollcall} to a {@link rollcall.bot.cli.Command},
 * and from there to the {@link rollcall.bot.cli.Body} that carries it out. Start at
 * {@link rollcall.bot.cli.Main}; the list of commands is {@link rollcall.bot.cli.CommandTable}, one
 * line each.
 *
 * <p>
 * The words are read by some two hundred lines of our own and not by a library: the short commands
 * must answer within 0.6 seconds, and a library that reads annotations costs a third of that. For
 * the same reason bodies are looked up only when they are run: a command that needs neither Spring
 * nor a database loads neither.
 */
@NullMarked
package rollcall.bot.cli;

import org.jspecify.annotations.NullMarked;
