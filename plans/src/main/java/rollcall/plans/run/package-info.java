/**
 * What a run is: one walk through a plan. {@link rollcall.plans.run.Request} is what people can
 * ask, {@link rollcall.plans.run.RunEvent} what has happened, {@link rollcall.plans.run.RunState}
 * the run as it stands, made by applying one entry after the other. This package holds facts and
 * decides nothing: {@code apply} never fails, and replaying the same entries gives an equal state,
 * always. The rules are in {@code plans.engine}.
 *
 * <p>
 * Decisions a newcomer would question. Events carry what a rule decided (which steps are left out,
 * which attempt begins), so that replay needs no rule. A rejection is an event too: the record says
 * who tried what. An intent holds the very bytes that are to be sent, so that what is sent can be
 * compared with what was decided. The names of events and of their components are the journal's
 * format: renaming one needs a migration.
 */
@org.jspecify.annotations.NullMarked
package rollcall.plans.run;
