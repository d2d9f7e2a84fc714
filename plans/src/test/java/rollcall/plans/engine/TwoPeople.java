package rollcall.plans.engine;

import static rollcall.plans.engine.Breach.check;

import java.util.List;
import java.util.Optional;
import rollcall.plans.engine.Breach.Rule;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Work;
import rollcall.plans.run.RunEvent;

/** Watches that what takes two people never happens on the word of one. */
final class TwoPeople {
  private final Books books;
  private final Entitlement rights;

  TwoPeople(Books books, Entitlement rights) {
    this.books = books;
    this.rights = rights;
  }

  /**
   * {@code second} is who agreed with {@code first}, if anybody had to. What the way back itself
   * begins at once was not there when it was decided.
   */
  void see(List<RunEvent> effects, PersonId first, Optional<PersonId> second) {
    effects.stream().filter(e -> takesTwo(e, first)).forEach(e -> check(
        second.filter(s -> !s.equals(first) && !isAbout(e, s)).isPresent(), Rule.ONE_PERSON,
        e + " by " + first + " and " + second));
  }

  private boolean takesTwo(RunEvent event, PersonId first) {
    return switch (event) {
      case RunEvent.StepSkipped e -> !e.byItself() && isGuarded(e.step());
      case RunEvent.CheckSkipped _,RunEvent.Reinstated _,RunEvent.Amended _ -> true;
      case RunEvent.Suspended _ -> !rights.isLead(first);
      case RunEvent.FallbackBegun e -> books.pages()
          .filter(p -> !books.phase(p.step.id()).equals(books.plan().phases().get(e.phase())))
          .anyMatch(p -> p.step.effects().noWayBack().isPresent() && books.begun(p.step.id()));
      case RunEvent _ -> false;
    };
  }

  private boolean isGuarded(StepId id) {
    var step = books.page(id).step;
    return step.work() instanceof Work.Gate || !step.terms().checks().isEmpty();
  }

  private static boolean isAbout(RunEvent event, PersonId who) {
    return switch (event) {
      case RunEvent.Suspended e -> e.who().equals(who);
      case RunEvent.Reinstated e -> e.who().equals(who);
      case RunEvent _ -> false;
    };
  }
}
