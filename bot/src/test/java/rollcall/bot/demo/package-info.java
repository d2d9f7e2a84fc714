/** The demo as a newcomer meets it: a process of its own, spoken to line by line. */
@org.jspecify.annotations.NullMarked
package rollcall.bot.demo;
