package rollcall.bot.gateway.irc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** The server is asked where an account is, once for all who want to know at the same time. */
class WhereaboutsTest {
  private static final String ASKED = "WHO #release %tna,717";
  private final ArrayList<String> sent = new ArrayList<>();
  private final Whereabouts whereabouts = new Whereabouts(sent::add);

  @Test
  void aQuestionThatWasNeverAnsweredStandsInNoOthersWay() {
    whereabouts.supported();
    var first = whereabouts.nick("ann", Networks.ROOM);
    var _ = whereabouts.nick("bob", Networks.ROOM);
    assertThat(sent).containsExactly(ASKED);
    assertThat(first.completeExceptionally(new TimeoutException())).isTrue();
    var third = whereabouts.nick("carol", Networks.ROOM);
    assertThat(sent).containsExactly(ASKED);
    whereabouts.ended("#release");
    assertThat(third).isCompletedExceptionally();

    whereabouts.nick("ann", Networks.ROOM).completeExceptionally(new TimeoutException());
    var again = whereabouts.nick("ann", Networks.ROOM);
    assertThat(sent).containsExactly(ASKED, ASKED, ASKED);
    whereabouts.found(IrcLine.parse(":s 354 rollcall 717 ann1 ann"), Casemapping.RFC1459);
    assertThat(again).isCompletedWithValue("ann1");
  }
}
