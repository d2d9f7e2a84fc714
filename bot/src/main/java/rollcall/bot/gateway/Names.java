package rollcall.bot.gateway;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rollcall.commands.reply.Message;
import rollcall.commands.reply.Told;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Actor;
import rollcall.plans.site.Site;

/**
 * How people are addressed: by the name that they last spoke under in a network, so that their
 * client draws their attention, else by their name in the plan.
 */
public final class Names {
  private record Key(String network, PersonId who) {}

  private final Map<Key, String> shown = new ConcurrentHashMap<>();
  private final Supplier<Site> site;

  public Names(Supplier<Site> site) {
    this.site = site;
  }

  void spoke(PersonId who, Speaker as) {
    shown.put(new Key(as.network(), who), as.shown());
  }

  /**
   * The message as lines for its audience; empty for somebody alone who has no account there:
   * whoever else may be called so hears nothing of it.
   */
  Optional<Speech.Lines> addressed(Message message, List<Told> decision) {
    var network = decision.getFirst().after().opening().channel().network();
    return switch (message.to()) {
      case Message.Audience.Everyone _ -> everyone(message.lines());
      case Message.Audience.Called(List<PersonId> people) ->
        everyone(to(people, message.lines(), network));
      case Message.Audience.Asker _ -> everyone(to(asker(decision), message.lines(), network));
      case Message.Audience.Privately(PersonId who) ->
        site.get().people().find(who).flatMap(p -> p.account(network))
            .map(account -> new Speech.Lines(Optional.of(account), message.lines()));
    };
  }

  private static Optional<Speech.Lines> everyone(List<String> lines) {
    return Optional.of(new Speech.Lines(Optional.empty(), lines));
  }

  private static List<PersonId> asker(List<Told> decision) {
    return decision.stream().map(t -> t.entry().by()).filter(Actor.Person.class::isInstance)
        .map(by -> ((Actor.Person) by).id()).distinct().toList();
  }

  private List<String> to(List<PersonId> people, List<String> lines, String network) {
    var mention = people.isEmpty()
        ? ""
        : people.stream().map(p -> name(network, p)).collect(Collectors.joining(", ")) + ": ";
    return IntStream.range(0, lines.size())
        .mapToObj(i -> i == 0 ? mention + lines.get(i) : lines.get(i)).toList();
  }

  private String name(String network, PersonId who) {
    return shown.getOrDefault(new Key(network, who), who.value());
  }
}
