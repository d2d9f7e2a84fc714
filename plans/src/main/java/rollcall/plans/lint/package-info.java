/**
 * What plans get wrong, found before the night finds it. Start with
 * {@link rollcall.plans.lint.Lint}; every {@link rollcall.plans.lint.Rule} is a small class of its
 * own and says its name, how bad it is, why it matters and where it was learned. Rules look at a
 * {@link rollcall.plans.lint.Subject} and change nothing.
 *
 * <p>
 * A rule sees the plan as it is resolved, so that what it says of a plan holds of each run of it; a
 * file adds the places, a site the people, hosts and permits, a history the measured times. Where
 * one of these is missing, the rules that ask for it are silent. What a reader of plan files
 * refuses is not looked at again here.
 *
 * <p>
 * A blocker keeps a run from being started until a lead lets it pass by name; a way back that is
 * too long does until the plan or the agreed end is another one. That a plan has no way back is not
 * one, because people may decide so: but its start wants that by name as well.
 */
@NullMarked
package rollcall.plans.lint;

import org.jspecify.annotations.NullMarked;
