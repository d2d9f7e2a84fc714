/**
 * When everything that is left will be over: one walk over what is left of a run, what its end
 * hangs on, and the honest line that people read of it. Start with
 * {@link rollcall.plans.forecast.Outlook}; the walk itself is {@code Walk}. Durations are those
 * that earlier runs of the same plan in the same environment measured, else the plan's; which, a
 * run carries in its {@link rollcall.plans.run.Opening}, so that replay foresees the same. What
 * tonight measured of a backup counts for putting it back.
 */
@org.jspecify.annotations.NullMarked
package rollcall.plans.forecast;
