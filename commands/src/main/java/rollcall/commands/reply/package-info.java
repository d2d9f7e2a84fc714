/**
 * What people hear. {@link rollcall.commands.reply.Visible} is what every text from elsewhere goes
 * through before it is shown anywhere.
 */
@NullMarked
package rollcall.commands.reply;

import org.jspecify.annotations.NullMarked;
