/** Real servers, and a wire between them and us that can fail, for tests on loopback. */
@NullMarked
package rollcall.bot.peers;

import org.jspecify.annotations.NullMarked;
