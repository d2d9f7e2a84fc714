/** What only the bot's machine knows. */
@org.jspecify.annotations.NullMarked
package rollcall.plans.site;
