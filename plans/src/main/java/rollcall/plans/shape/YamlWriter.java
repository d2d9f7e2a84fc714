package rollcall.plans.shape;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Writes what shapes have written as YAML text that reads back to the same: block style, short
 * lists of texts on one line, several lines of text as they are.
 */
public final class YamlWriter {
  /** A list of texts up to so many characters stands on one line. */
  private static final int SHORT_LIST = 60;

  private YamlWriter() {}

  /** {@code tree} is made of {@link String}, {@link List} and {@link Map} alone. */
  public static String text(Object tree) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(FlowStyle.BLOCK);
    options.setSplitLines(false);
    var loader = new LoaderOptions();
    var out = new StringWriter();
    new Yaml(new SafeConstructor(loader), new Representer(options), options, loader,
        new NoGuesses()).serialize(node(tree), out);
    return out.toString();
  }

  /** Nothing is anything but text, so that nothing is quoted only to say that it is text. */
  private static final class NoGuesses extends Resolver {
    @Override
    protected void addImplicitResolvers() {}
  }

  private static Node node(Object value) {
    return switch (value) {
      case Map<?, ?> map -> mapping(map);
      case List<?> list -> sequence(list);
      default -> scalar(String.valueOf(value));
    };
  }

  private static Node mapping(Map<?, ?> map) {
    List<NodeTuple> tuples = new ArrayList<>();
    map.forEach(
        (key, value) -> tuples.add(new NodeTuple(scalar(String.valueOf(key)), node(value))));
    return new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
  }

  private static Node sequence(List<?> list) {
    boolean texts = list.stream().noneMatch(item -> item instanceof Map || item instanceof List);
    boolean onOneLine = texts && list.toString().length() <= SHORT_LIST;
    return new SequenceNode(Tag.SEQ, list.stream().map(YamlWriter::node).toList(),
        onOneLine ? FlowStyle.FLOW : FlowStyle.BLOCK);
  }

  private static Node scalar(String text) {
    var style = text.contains("\n") ? ScalarStyle.LITERAL : ScalarStyle.PLAIN;
    return new ScalarNode(Tag.STR, text, null, null, style);
  }
}
