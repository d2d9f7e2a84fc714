@NullMarked
package rollcall.bot.execution.ssh;

import org.jspecify.annotations.NullMarked;
