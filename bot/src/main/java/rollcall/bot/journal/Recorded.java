package rollcall.bot.journal;

import java.util.Comparator;
import java.util.List;

/** A line and the documents recorded with it, in the order in which its hash counts them. */
record Recorded(Line line, List<Document> documents) {
  Recorded {
    documents = inOrder(documents);
  }

  static List<Document> inOrder(List<Document> documents) {
    return documents.stream().sorted(Comparator.comparing(d -> d.hash().hex())).toList();
  }
}
