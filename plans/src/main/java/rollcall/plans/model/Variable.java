package rollcall.plans.model;

import java.util.Optional;

/**
 * A value that commands get as an environment variable: {@code tag} as {@code $TAG}.
 * {@code pattern} is RE2 and matches the value whole.
 */
public record Variable(String value, Optional<String> pattern, boolean secret) {}
