package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollcall.plans.shape.YamlWriter;

/**
 * Comments of a file that is written: each stands as a key of its own while the text is made, and
 * its line becomes the comment.
 */
final class Remarks {
  static final String VALUE = "-";
  private static final String KEY = "rollcall-remark-";
  private static final Pattern LINE = Pattern.compile("(?m)^( *)" + KEY + "(\\d+): '?-'?$");
  private static final int LONGEST = 300;

  private final List<String> texts = new ArrayList<>();

  String key(String text) {
    texts.add(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    return KEY + (texts.size() - 1);
  }

  /** The YAML of {@code tree}, whose remarks are of here. */
  String yaml(Object tree) {
    return LINE.matcher(YamlWriter.text(tree)).replaceAll(m -> Matcher.quoteReplacement(
        m.group(1) + "# " + texts.get(Integer.parseInt(m.group(2))).replaceAll("\\s+", " ")));
  }
}
