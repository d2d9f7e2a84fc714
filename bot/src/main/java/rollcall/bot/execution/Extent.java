package rollcall.bot.execution;

/**
 * How much an execution said, in bytes, and how much of it the bot has kept. A check on output that
 * is not {@code whole} is unknown, never passed.
 */
public record Extent(long saidBytes, long keptBytes, boolean whole) {}
