/**
 * When everything that is left will be over: one walk over the steps with given durations, and the
 * honest line that people read of it. Start with {@link rollcall.plans.forecast.Outlook}. Durations
 * are those of the plan.
 */
@org.jspecify.annotations.NullMarked
package rollcall.plans.forecast;
