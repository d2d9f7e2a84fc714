/**
 * One person at one terminal. Start at {@link rollcall.bot.gateway.terminal.Prompt}: it reads lines
 * and prints lines, and knows nothing of runs.
 *
 * <p>
 * There are two: with editing, history and completion where a person sits at it, and plain lines
 * without a single control code where a script or a pipe does; a script that ends is a person who
 * left. An exclamation mark begins our verbs, so the editor's own use of it (history, as in a
 * shell) is off.
 */
@NullMarked
package rollcall.bot.gateway.terminal;

import org.jspecify.annotations.NullMarked;
