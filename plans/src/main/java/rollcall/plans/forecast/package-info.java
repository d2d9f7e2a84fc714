/**
 * When everything that is left will be over: one walk over what is left of a run, and the honest
 * line that people read of it. Start with {@link rollcall.plans.forecast.Outlook}. Durations are
 * those that earlier runs of the same plan in the same environment measured, else the plan's;
 * which, a run carries in its {@link rollcall.plans.run.Opening}, so that replay foresees the same.
 */
@org.jspecify.annotations.NullMarked
package rollcall.plans.forecast;
