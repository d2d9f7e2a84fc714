package rollcall.bot.journal;

/** What reading a whole journal found. */
public sealed interface Verdict {
  /** Every line is as it was written; `underKey` tells whether the codes were checked as well. */
  record Good(Head head, boolean underKey) implements Verdict {}

  /** The first bad line: its place in the file, counted from 1, and why in one sentence. */
  record Bad(long fileLine, Flaw flaw, String why) implements Verdict {}
}
