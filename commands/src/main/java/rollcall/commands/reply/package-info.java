/**
 * What people hear.
 */
@NullMarked
package rollcall.commands.reply;

import org.jspecify.annotations.NullMarked;
