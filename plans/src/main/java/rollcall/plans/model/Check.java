package rollcall.plans.model;

import java.util.Optional;

/**
 * One line of a step's checklist, with what there is to see. {@code owners} are whose check it is,
 * the step's where empty; {@code command} is what looks, a person where empty.
 */
public record Check(CheckLetter letter, String text, Optional<String> expected,
    Optional<Owners> owners, Optional<Work.Command> command) {}
