/**
 * The plan file: its keys, and what they come to. Start with
 * {@link rollcall.plans.format.PlanFile}. The {@code …Keys} classes and {@code OtherWork} are the
 * whole language, a line a key; {@code Built} is the one list of what this version runs. What the
 * keys leave open is resolved into a plan in which nothing is: {@code Resolver} goes over the
 * steps, {@code Works} says what a step asks for, {@code Crew} who, {@code Order} after what,
 * {@code Lengths} how long, {@code PhaseRules} what a phase may hold, {@code Setting} where.
 *
 * <p>
 * Decisions that the format leaves to its reader: a phase follows those steps of the phase before
 * that no other of its steps waits for; fallback phases to the same restore point follow one
 * another, those to another begin by themselves. {@code alongside} is true (the step before) or the
 * id of an earlier step of the same list, and takes over what that step needs. A sub-step needs
 * what its whole needs, and the whole needs its sub-steps. A condition asks only for steps that
 * come before. Without {@code zone} times are UTC. Everything the file says is checked, also of
 * keys that are not run yet: a plan must not turn bad by an update.
 *
 * <p>
 * An environment other than live ({@code Setting}) is the same file with some keys said anew, so a
 * step has one number everywhere and a step that is left out stays in the plan, marked. What it
 * says by name is for names that live has, lest a slip of the pen be a second group or role that
 * nobody uses; people alone may be new. A window of its own drops the start and the latest end of
 * live, which were said and agreed for another window.
 *
 * <p>
 * The value rule holds for every value of a plan file; a permit's {@code free-text} widens only
 * values that are given later.
 */
@NullMarked
package rollcall.plans.format;

import org.jspecify.annotations.NullMarked;
