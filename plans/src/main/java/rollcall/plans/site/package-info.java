/**
 * What only the bot's machine knows, as values: who has which account, which hosts there are, what
 * may run where, who rules, and how the program is set up. Start with
 * {@link rollcall.plans.site.Site}; each file has a reader, and
 * {@link rollcall.plans.site.Site#check} compares what they say of one another.
 *
 * <p>
 * Policy, in so many words: the rules are asked in the order of the file, and the first that fits
 * plan and environment decides alone. A right that it leaves out is nobody's; {@code anyone} is
 * everybody of the people file. {@code approvers} left out is 1. Where no rule fits, nobody may do
 * anything in {@code live} (nor in a run that touches a live host), and everybody of the people
 * file may do all elsewhere, with no approver needed: a rehearsal wants no paper work, and a
 * release that nobody thought of wants a refusal.
 *
 * <p>
 * A permit covers exact command text. Host ranges are expanded, groups do not exist here: a plan's
 * group must not widen what the site's owner wrote.
 */
@NullMarked
package rollcall.plans.site;

import org.jspecify.annotations.NullMarked;
