package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollcall.plans.shape.YamlWriter;

/**
 * Comments of a file that is written: each stands as a key of its own while the text is made, and
 * its line becomes the comment.
 */
final class Remarks {
  static final String VALUE = "-";
  private static final int LONGEST = 300;

  private final List<String> texts = new ArrayList<>();
  private final String key;

  /** {@code number} tells its keys apart from what a document may say by chance. */
  Remarks(int number) {
    this.key = "rollcall-remark-" + number + "-";
  }

  String key(String text) {
    texts.add(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    return key + (texts.size() - 1);
  }

  /** The YAML of {@code tree}, whose remarks are of here; empty where its texts have such a key. */
  Optional<String> yaml(Object tree) {
    var text = YamlWriter.text(tree);
    if (text.split(Pattern.quote(key), -1).length - 1 != texts.size()) {
      return Optional.empty();
    }
    return Optional.of(Pattern.compile("(?m)^( *)" + key + "(\\d{1,9}): '?-'?$").matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(m.group(1) + "# "
            + texts.get(Integer.parseInt(m.group(2))).replaceAll("\\s+", " "))));
  }
}
