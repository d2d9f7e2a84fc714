/**
 * Strict YAML, said once. A {@link rollcall.plans.shape.Shape} says what a part of a file looks
 * like; it reads that part, writes it, and describes itself as JSON Schema. A key of a file is one
 * line (a {@link rollcall.plans.shape.Key}), a file is a {@link rollcall.plans.shape.Mapping} of
 * such lines. Start there, and at {@link rollcall.plans.shape.Shape#read(String, byte[])}.
 *
 * <p>
 * Every scalar is the text as written: of YAML only the syntax counts, never its guesses at types,
 * so {@code on}, {@code 10:30} and {@code 1.10} stay what the author typed. For the same reason the
 * events of the parser are taken, not its composed nodes or objects: an anchor, an alias, a tag or
 * a second document is refused where it stands, before anything could expand it.
 *
 * <p>
 * A file is read to its end however much is wrong with it. Names are compared last, when all that
 * gives one has been seen, so the order in a file does not matter.
 */
@NullMarked
package rollcall.plans.shape;

import org.jspecify.annotations.NullMarked;
