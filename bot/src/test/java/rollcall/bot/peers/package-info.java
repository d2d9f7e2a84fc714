/**
 * The real servers that tests speak to, on loopback and free ports, each in a folder of its own and
 * ended with its test: {@code Inspircd} with its services, {@code Sshd}, and {@code Wire}, which
 * stands between two ends and cuts or holds what goes through. Where a server is not installed, its
 * tests fail and name the package that has it.
 */
@org.jspecify.annotations.NullMarked
package rollcall.bot.peers;
