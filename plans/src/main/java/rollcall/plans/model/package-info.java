/**
 * A release plan as resolved values: what {@code plans.format} makes of a file and
 * {@code plans.run} walks through. Roles, host groups, default needs and default owners are already
 * written out, so nothing here refers to a name that would have to be looked up. Start with
 * {@link rollcall.plans.model.Plan}.
 *
 * <p>
 * Everything is a record of immutable values, because the plan as resolved is kept in the journal:
 * a later version of the reader must not change a run that is under way. A new component of a
 * record here is an {@code Optional}, which older journals leave out: nothing else is read where it
 * is missing; what of it an amendment has to show is in {@code plans.run.Amendment}. What is
 * derived from a plan (who follows whom) is {@link rollcall.plans.model.StepGraph}, made once a
 * run.
 */
@org.jspecify.annotations.NullMarked
package rollcall.plans.model;
