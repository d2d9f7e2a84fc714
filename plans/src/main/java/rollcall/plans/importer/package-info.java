/**
 * The understanding of a document: the lines of {@code plans.document} become drafts of plans and
 * questions. Start with {@link rollcall.plans.importer.Imported}.
 *
 * <p>
 * Furniture leaves out what is of the page, Parts cuts the rest into plans and sections, Outline
 * and Tables make points of them, PlanMaker phases and Steps steps. What is doubtful is an Ask,
 * with what each answer does; a Draft is written when all is said.
 */
@NullMarked
package rollcall.plans.importer;

import org.jspecify.annotations.NullMarked;
