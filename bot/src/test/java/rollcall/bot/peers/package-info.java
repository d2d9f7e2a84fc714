/**
 * Real peers for tests: servers from Debian's packages, each in its own folder, on free ports of
 * this machine alone, ended by their process and no other. A missing server fails the test and
 * names its package; it never skips it. Start at {@link rollcall.bot.peers.Inspircd}.
 */
@NullMarked
package rollcall.bot.peers;

import org.jspecify.annotations.NullMarked;
