package rollcall.plans.site;

import java.util.Optional;
import rollcall.plans.shape.Shape;
import rollcall.plans.shape.Text;

/** The words that permits and policy share. */
final class Rules {
  static final Shape<Glob> GLOB = new Text<>("a pattern of plan ids", "smartsite*",
      s -> s.matches("[a-z0-9*-]{1,80}") ? Optional.of(new Glob(s)) : Optional.empty(),
      Glob::pattern);

  private Rules() {}
}
