/**
 * Commands on other machines over SSH: per handle a command is started at most once, over any kill,
 * restart or cut of bot or network. Start with {@link rollcall.bot.execution.ssh.SshExecutor}, then
 * {@code wrapper.sh}, the hand on the host in which the promise is kept.
 *
 * <p>
 * A step never runs inside its SSH channel: what happens to it when the channel goes depends on
 * pty, output and signals. The channel carries control only; the wrapper's runner is detached, and
 * the claim that it takes is the one guard. So every call may be repeated, and the bot never needs
 * to guess: it asks until the host has answered. Where a host answers that it knows nothing of a
 * handle, the claim is taken away from any start that is still on its way before "it never ran" is
 * reported; the handle is spent then.
 *
 * <p>
 * {@code SshTransport}, {@code Link} and {@code PinnedHostKey} alone know JSch. The wrapper is sent
 * as constant text and not installed, so that a host needs nothing but an account; what it costs is
 * 10 KB a call. Linux only, since processes are known by {@code /proc}: another host is refused.
 * Eight executions are followed at a time on one host; the end of a ninth is seen when one of them
 * has ended.
 */
@NullMarked
package rollcall.bot.execution.ssh;

import org.jspecify.annotations.NullMarked;
