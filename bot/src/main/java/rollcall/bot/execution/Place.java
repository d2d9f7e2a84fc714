package rollcall.bot.execution;

/**
 * Which boot of a host and which state folder on it an execution belongs to, as the host reported
 * them. "Not started" is believed only while both are those noted with the intent: after a power
 * loss or in another folder, a missing claim proves nothing.
 */
public record Place(String bootId, String folderId) {}
