/**
 * The launcher at the top of the repository, tried on checkouts made for one test each, with a JDK,
 * a Maven and an apt-get that only write down how they were called.
 */
@NullMarked
package rollcall.bot.launcher;

import org.jspecify.annotations.NullMarked;
