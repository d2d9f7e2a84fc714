/**
 * What may be done to a run, and what follows by itself. {@link rollcall.plans.engine.RunEngine}
 * decides: start there. {@code Rights} says on one page who may ask what; the rule that
 * {@code RunEngine} calls says what it does, and narrows who may where the plan or the run does
 * (who is suspended or covered for, who has voted); {@link rollcall.plans.engine.Agenda} is the
 * only source of what nobody asked for.
 *
 * <p>
 * Decisions a newcomer would question. Time goes before people: what is due is told first, so that
 * a word said after its time never passes because a timer was late. A second word decides the
 * request anew: only if the same would follow does it happen. A step whose command has no known end
 * is never begun again, whoever asks. In a fallback nothing is called until every forward command
 * has ended or is known to be unknown. A command looks at a check once an attempt and host, as
 * every command starts once: to look again takes a redo, and a done that is taken back is another
 * attempt. A stop of a step is of all that looks at it, begun or not. The next hosts of a command
 * take what its first did: where an amendment voids the approval, or a permit is gone, the step
 * waits between two hosts. An amendment voids what was read back before it; what waits again may be
 * done otherwise, but not vanish or have had other effects, for a way back is built from those.
 *
 * <p>
 * A new verb is a line in {@code Request}, a line in {@code Rights}, a rule file here that
 * {@code RunEngine} calls, and a line in {@code commands.grammar.Vocabulary}; what it puts on the
 * record is a {@code RunEvent}. The compiler and the tests name most of the rest; the README lists
 * it. Who may say the second word is in {@code plans.run.Proposal}, by the {@code Need} that the
 * rule names, who may open in {@code Opener}.
 *
 * <p>
 * Other open runs come in with the {@code Moment}; what is shared with them ({@code Beside}) goes
 * on the record, so that replay needs no other run. {@link rollcall.plans.engine.DryWalk} uses the
 * same engine with invented people, so that what it foretells is what would happen.
 */
@org.jspecify.annotations.NullMarked
package rollcall.plans.engine;
