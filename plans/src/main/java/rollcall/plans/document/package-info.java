/**
 * A document that people already have, as lines: whatever its format, its text without markup, each
 * line with its number and its words in the document. Start with
 * {@link rollcall.plans.document.Document}, which recognises the format and reads it; a
 * {@link rollcall.plans.document.Line} is all that comes of it. What the lines mean, nobody asks
 * here: that is {@code plans.importer}.
 */
@NullMarked
package rollcall.plans.document;

import org.jspecify.annotations.NullMarked;
