package rollcall.bot.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rollcall.commands.reply.Message;
import rollcall.commands.reply.Told;
import rollcall.plans.format.PlanFile;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Opening;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunId;
import rollcall.plans.run.RunState;
import rollcall.plans.shape.Read;
import rollcall.plans.site.Inventory;
import rollcall.plans.site.People;
import rollcall.plans.site.Permits;
import rollcall.plans.site.Policy;
import rollcall.plans.site.Site;

class NamesTest {
  private static final PersonId THOMAS = new PersonId("thomas");
  private static final String PHONE = "sandra has the phone number +1 530 555 0100.";

  @Test
  void whatIsForOneAloneGoesToTheAccountOfThePeopleFileThoughTheyHaveNotSpoken() throws Exception {
    assertThat(privately("thomas: { name: Thomas, irc: { net: amsler } }"))
        .contains(new Speech.Lines(Optional.of("amsler"), List.of(PHONE)));
  }

  @Test
  void whoeverIsOnlyCalledAsTheyAreHearsNothingOfIt() throws Exception {
    assertThat(privately("thomas: { name: Thomas, irc: { elsewhere: thomas } }")).isEmpty();
  }

  private static Optional<Speech.Lines> privately(String people) throws Exception {
    var known = ((Read.Good<People>) People.read("people", people.getBytes(StandardCharsets.UTF_8)))
        .value();
    var site = new Site(known, new Inventory(Map.of()), Permits.NONE, Policy.NONE);
    return new Names(() -> site).addressed(new Message(new Message.Audience.Privately(THOMAS),
        List.of(PHONE), List.of()), decision());
  }

  private static List<Told> decision() throws Exception {
    var bytes = Files.readAllBytes(Path.of("../plans/library/smartsite-2009.plan.yaml"));
    var plan = ((Read.Good<PlanFile>) PlanFile.read("plan", bytes)).value().plan();
    var opening = new Opening(new RunId("smartsite-x7k2"), plan, false,
        new Opening.Channel("net", "#release"), THOMAS, Set.of(), 0, "");
    var at = Instant.parse("2026-03-07T08:00:00Z");
    return Told.from(RunState.of(new Entry(1, at, new Actor.Bot(), new RunEvent.Opened(opening))),
        List.of(new Entry(2, at, new Actor.Bot(), new RunEvent.Noted("on the record"))));
  }
}
