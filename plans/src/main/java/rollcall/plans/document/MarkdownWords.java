package rollcall.plans.document;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * The words of a paragraph of Markdown, by the lines in which they stand. Goes over the tree
 * without recursion, as emphasis may be nested thousands deep.
 */
final class MarkdownWords {
  /**
   * What stands between two line breaks, in the lines {@code first} to {@code last} of what was
   * parsed; {@code ends} where the author wanted a new line after it.
   */
  record Piece(String text, boolean strong, boolean ends, int first, int last) {}

  private static final int NONE = -1;

  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private BoldSpans bold = new BoldSpans();
  private int strong;
  private int first = NONE;
  private int last;

  private MarkdownWords() {}

  static List<Piece> of(Node block) {
    var words = new MarkdownWords();
    words.walk(block);
    words.piece(true);
    return words.pieces;
  }

  private void walk(Node block) {
    var node = block.getFirstChild();
    int depth = node == null ? 0 : 1;
    while (depth > 0) {
      enter(node);
      if (node.getFirstChild() != null) {
        node = node.getFirstChild();
        depth++;
        continue;
      }
      leave(node);
      while (depth > 0 && node.getNext() == null) {
        node = node.getParent();
        depth--;
        leave(node);
      }
      node = depth > 0 ? node.getNext() : node;
    }
  }

  private void enter(Node node) {
    var spans = node.getSourceSpans();
    if (!spans.isEmpty() && !(node instanceof SoftLineBreak)
        && !(node instanceof HardLineBreak)) {
      last = spans.getFirst().getLineIndex();
      first = first == NONE ? last : first;
      last = node.getFirstChild() == null ? spans.getLast().getLineIndex() : last;
    }
    switch (node) {
      case Text words -> text.append(words.getLiteral());
      case Code code -> code(code.getLiteral());
      case StrongEmphasis _ -> strong(true);
      case SoftLineBreak _ -> piece(false);
      case HardLineBreak _ -> piece(true);
      case HtmlInline html -> html(html.getLiteral());
      default -> { // Links, images and emphasis show what stands within them.
      }
    }
  }

  private void leave(Node node) {
    if (node instanceof StrongEmphasis) {
      strong(false);
    }
  }

  private void strong(boolean begins) {
    strong += begins ? 1 : -1;
    if (strong == (begins ? 1 : 0)) {
      bold.mark(text.length(), !begins);
    }
  }

  private void code(String literal) {
    var tick = literal.indexOf('`') >= 0 ? "``" : "`";
    text.append(tick).append(literal).append(tick);
  }

  private void html(String tag) {
    switch (InlineTag.ofWhole(tag)) {
      case BREAK -> piece(true);
      case BOLD -> bold.mark(text.length(), tag.startsWith("</"));
      case CODE -> text.append('`');
      case STRUCK -> text.append("~~");
      case PLAIN -> { // Shows nothing itself.
      }
      case FOREIGN -> text.append(tag);
    }
  }

  private void piece(boolean ends) {
    bold.mark(text.length(), true);
    pieces.add(new Piece(text.toString(), bold.cover(text), ends, first == NONE ? last : first,
        last));
    first = NONE;
    text.setLength(0);
    bold = new BoldSpans();
    if (strong > 0) {
      bold.mark(0, false);
    }
  }
}
