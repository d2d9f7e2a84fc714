package rollcall.plans.importer;

import java.util.Optional;

/**
 * A guess that is a person's to make: in the plan {@code plan}, of what stands in line {@code line}
 * of the document, 0 where it stands nowhere. {@code field} is the key of the plan file that an
 * answer fills; {@code found} is the document's text, {@code proposed} what it seems to mean, as
 * the plan file would have it, and {@code why} says in a sentence why it is not simply taken.
 */
public record Question(String plan, int line, String field, String found,
    Optional<String> proposed, String why) {}
