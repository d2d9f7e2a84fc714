package rollcall.bot.gateway;

import java.util.Optional;

/**
 * Who said something, as the network vouches for it.
 *
 * @param network
 *          the gateway's name
 * @param account
 *          the account the network itself attached to this very message, canonical and folded as
 *          {@link ChatGateway#canonical} does; empty if it attached none. Nothing else may decide
 *          what a person may do
 * @param shown
 *          the name shown beside the text; for display only, anyone can take it
 */
public record Speaker(String network, Optional<String> account, String shown) {}
