/**
 * What people hear: the wording of all that is said in a channel, so that the bot speaks with one
 * voice. How a verb is typed, and what is wrong with a line, is worded in {@code commands.grammar}.
 * Start with {@link rollcall.commands.reply.Telling} (what is said about entries),
 * {@link rollcall.commands.reply.Refusing} (rejections and unclear lines),
 * {@link rollcall.commands.reply.Hindering} (what cannot be opened),
 * {@link rollcall.commands.reply.Declining} (what reaches no run) and
 * {@link rollcall.commands.reply.Answering} (questions); {@link rollcall.commands.reply.Headlines}
 * is what those hear who only listen. {@code Telling} only names the event; its words are in the
 * {@code Of…} class of what it is about: {@code OfCalls}, {@code OfSilence}, {@code OfSteps},
 * {@code OfChecks}, {@code OfGates}, {@code OfCommands}, {@code OfPeople}, {@code OfPresence},
 * {@code OfAbsence}, {@code OfRun}, {@code OfProposals}, {@code OfAmendments}, {@code OfReturns},
 * {@code OfClock}, {@code OfGround}, {@code OfOthers}. A reason that stands on the record (why a
 * run holds, why a step failed) is worded where it is found: in the rule, or where the bot saw it.
 * {@link rollcall.commands.reply.Visible} is what every text from elsewhere goes through before it
 * is shown anywhere.
 *
 * <p>
 * Decisions a newcomer would question. A text is made when it is said and kept nowhere: it is a
 * function of one decision's entries and the states around them, so after a fault the same words
 * come again. A bare done is silent beside the call that follows from it. A line holds at most 160
 * characters; what to type is never what is cut.
 */
@NullMarked
package rollcall.commands.reply;

import org.jspecify.annotations.NullMarked;
