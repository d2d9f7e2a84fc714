/**
 * What is never forgotten: lines of bytes in one chain of hashes, each under a key of this machine,
 * in an H2 database and once more in `journal.ndjson`. Start at JournalStore; JournalCopy reads the
 * second copy without the database. A line is Line; CopyRow is how the copy writes it, Chain what
 * is hashed of it, EventCodec what an entry is as its payload.
 *
 * <p>
 * An answer means that both are on disk. A COMMIT of H2 alone is not, so one thread writes, and
 * commits and forces for all who wait. The hash counts a payload by its digest, so that a payload
 * could be taken out and the chain would stay. SQL is plain JDBC: a few statements on the one
 * connection that writes and stays open, where a template would only hide which connection it is.
 * Lines are numbered by the writer, so the unique keys of the tables are the second lock, not the
 * first.
 */
@NullMarked
package rollcall.bot.journal;

import org.jspecify.annotations.NullMarked;
