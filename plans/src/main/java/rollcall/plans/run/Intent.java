package rollcall.plans.run;

import java.time.Duration;
import java.util.Optional;

/**
 * Exactly what is to be sent and where, as it was when it was decided. {@code script} is the values
 * as its first lines, then the plan's text, never rewritten; {@code hostKey} is the one the
 * inventory had. What is sent is compared with this. {@code limit} kills; without it nothing does.
 * One line of the output is to match {@code output}, an RE2, whole, where there is one.
 */
public record Intent(String script, String address, int port, String user, String hostKey,
    Optional<Duration> limit, Optional<String> output) {}
