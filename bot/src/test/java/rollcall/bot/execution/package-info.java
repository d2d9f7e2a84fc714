@NullMarked
package rollcall.bot.execution;

import org.jspecify.annotations.NullMarked;
