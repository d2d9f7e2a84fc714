/**
 * What people can type, both ways: a line becomes a request, a question or a word on what was wrong
 * with it, and a request becomes the line that its asker would type. Start with
 * {@link rollcall.commands.grammar.Grammar}; the table of verbs is
 * {@link rollcall.commands.grammar.Vocabulary}.
 *
 * <p>
 * Decisions a newcomer would question. Reading is strict: a word too many is answered, never
 * ignored, because half of what somebody meant is the worst thing to do at night. What follows
 * {@code --} is always text, so that every request but an amendment, which is a file, can be said
 * and heard again unchanged. A bare {@code stop} holds, and needs no reason, so that the first word
 * in an emergency always does something.
 */
@NullMarked
package rollcall.commands.grammar;

import org.jspecify.annotations.NullMarked;
