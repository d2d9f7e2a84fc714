package rollcall.plans.document;

/**
 * Where a line stands: counted from 1, with its words in the document, and whether a blank line
 * came before it. In a spreadsheet the line is the row.
 */
public record Place(int line, String quote, boolean afterBlank) {
  /** No quote is longer than that many characters. */
  public static final int LONGEST_QUOTE = 200;

  public Place {
    quote = quote.strip();
    quote = quote.length() > LONGEST_QUOTE ? quote.substring(0, LONGEST_QUOTE) + "…" : quote;
  }
}
