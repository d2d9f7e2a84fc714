package rollcall.bot.journal;

/** In which way a journal is not what was written. */
public enum Flaw {
  /** A line does not match its digest, its hash or its code, or is not written as we write. */
  CHANGED,
  /** Lines are missing. */
  GAP,
  /** Two neighbours changed places. */
  SWAPPED,
  /** A line stands where none was written. */
  INSERTED,
  /** The end was written only in part, as a cut of power leaves it. */
  TORN
}
