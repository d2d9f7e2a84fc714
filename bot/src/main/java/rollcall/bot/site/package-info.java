/**
 * The files on the bot's machine, read: {@link rollcall.bot.site.SiteFiles} for those that rule
 * (people, hosts, permits, policy, and the configuration that names them),
 * {@link rollcall.bot.site.PlanFolders} for the plans. Reading is all it does: what the files say
 * is {@code
 * plans.site} and {@code plans.format}.
 *
 * <p>
 * It is a package of its own because both the command line and the running bot read these files,
 * and because one rule holds for all that rule: nobody but their owner may be able to write them.
 */
@org.jspecify.annotations.NullMarked
package rollcall.bot.site;
