/**
 * The understanding of a document: the lines of {@code plans.document} become drafts of plans and
 * questions. Start with {@link rollcall.plans.importer.Imported}.
 */
@NullMarked
package rollcall.plans.importer;

import org.jspecify.annotations.NullMarked;
