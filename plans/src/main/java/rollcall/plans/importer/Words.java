package rollcall.plans.importer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.plans.model.Phase;

/** What the words of plans mean, whoever wrote them. Texts are looked at up to a bound. */
final class Words {
  /** More of a text says nothing about what it is. */
  private static final int HEAD = 2_000;
  private static final Pattern FALLBACK = word("fall-? ?back|roll-? ?back|back-? ?out|backing out|"
      + "revert(?:ing)?|contingency|recovery|undo plan|reversal");
  private static final Pattern BEFORE = word("ahead of time|in advance|preparations?|prepare|"
      + "pre-?(?:upgrade|release|deployment|deploy|migration|cut-?over|flight|work|tasks?|checks?|"
      + "launch|go-?live|maintenance|install(?:ation)?)|before (?:the )?(?:release|upgrade|cut-?over|"
      + "deployment|migration|maintenance|launch|go-?live|window|day)|days? before|weeks? before|"
      + "planning|prior to|(?<!.)before\\b(?=.{0,40}$)");
  private static final Pattern AFTER = word(
      "p[óo]s[ -](?:go[ -]?live|implanta\\p{L}+)|post-?(?:upgrade|release|deployment|deploy|migration|"
          + "cut-?over|work|tasks?|checks?|launch|go-?live|maintenance|install(?:ation)?|implementation|"
          + "mortem)|after(?:wards)?(?: the)?|follow-? ?ups?|to-?dos?|hypercare|clean-? ?up|aftermath");
  private static final Pattern DURING = word("go-?live|release day|release|cut-?over|deployment|"
      + "deploy|upgrade|migration|implementation|during|schedule|maintenance window|main|execution|"
      + "steps?|procedure|process|runbook|roll-?out|launch|verification|testing");
  private static final Pattern FACTS = word("personnel|people|contacts?|roster|participants|roles|"
      + "responsibilities|channels?|communications?|overview|background|introduction|purpose|summary|"
      + "references|links|scope|glossary|description|attachments|history|goals?|risks?|assumptions|"
      + "table of contents|contents|see also|details");
  private static final Pattern CHECK = Pattern
      .compile("(?i)^(?:make sure|ensure|check(?! ?out\\b| ?in"
          + "\\b)|confirm|verify|validate|assert|see (?:that|if|whether)|test (?:that|if|whether)|"
          + "it should|there should|you should (?:see|be)|[\\w' -]{3,60} should (?:be|have|show|see)|"
          + "expect(?:ed)?\\b)");
  private static final Pattern NOTE = Pattern
      .compile("(?i)^(?:note\\b|nb\\b|n\\.b\\.|remark|hint|tip"
          + "\\b|warning\\b|caution\\b|important\\b|\\(|i\\.e\\.|e\\.g\\.|see (?:also|https?:)|https?://)");
  private static final Pattern PROSE = Pattern
      .compile("(?i)^(?:there (?:is|are|was)|this |these |it "
          + "(?:is|was|will|does|only)|the (?!\\w+ing\\b)|we (?!need)|i |you |in case|in terms|as |most |"
          + "some |all |also |that'?s|however|because|since)");

  private Words() {}

  private static Pattern word(String words) {
    return Pattern.compile("(?i)(?<![\\w-])(?:" + words + ")(?![\\w])");
  }

  static String head(String text) {
    return text.length() <= HEAD ? text : text.substring(0, HEAD);
  }

  /** The kind of what a title is for; empty where its words do not say. */
  static Optional<Phase.Kind> kind(String title) {
    var head = head(title);
    if (FALLBACK.matcher(head).find()) {
      return Optional.of(Phase.Kind.FALLBACK);
    }
    if (BEFORE.matcher(head).find()) {
      return Optional.of(Phase.Kind.BEFORE);
    }
    if (AFTER.matcher(head).find()) {
      return Optional.of(Phase.Kind.AFTER);
    }
    return DURING.matcher(head).find() ? Optional.of(Phase.Kind.RELEASE) : Optional.empty();
  }

  /** Whether a title is of what a plan says about itself, and not of things to do. */
  static boolean isOfFacts(String title) {
    return FACTS.matcher(head(title)).find()
        && kind(title).filter(k -> k != Phase.Kind.RELEASE).isEmpty();
  }

  static boolean isCheck(String text) {
    return CHECK.matcher(head(text)).find();
  }

  static boolean isNote(String text) {
    return NOTE.matcher(head(text)).find();
  }

  /** A sentence that tells something and asks for nothing. */
  static boolean isProse(String text) {
    return PROSE.matcher(head(text)).find();
  }

  static int count(String text) {
    return head(text).strip().split("\\s+", -1).length;
  }

  /** Small letters, digits and dashes, as ids are made of; empty where nothing is left. */
  static String slug(String text, int longest) {
    var plain = java.text.Normalizer.normalize(head(text), java.text.Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^[^a-z]+|-+$", "");
    return plain.length() <= longest
        ? plain
        : plain.substring(0, longest).replaceAll("-[^-]*$", "").replaceAll("-+$", "");
  }

  /** Without what of {@code these} stands at its ends; dots that leave something open stay. */
  static String withoutTail(String text, String these) {
    int end = text.length();
    while (end > 0 && these.indexOf(text.charAt(end - 1)) >= 0 && !text.startsWith("..", end - 3)) {
      end--;
    }
    return text.substring(0, end).strip();
  }

  /** At most so many characters, cut at a blank where there is one. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int blank = text.lastIndexOf(' ', longest - 1);
    int end = blank > longest / 2 ? blank : longest - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
