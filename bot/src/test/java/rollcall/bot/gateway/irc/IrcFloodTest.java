package rollcall.bot.gateway.irc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import rollcall.bot.gateway.Incoming;
import rollcall.bot.gateway.Unsaid;
import rollcall.bot.gateway.Urgency;
import rollcall.bot.peers.Inspircd;
import rollcall.bot.peers.IrcUser;

/** On a server that bears no more than one as installed; mostly waiting, so beside each other. */
@Execution(ExecutionMode.CONCURRENT)
class IrcFloodTest {
  private static final int QUEUED = 200;
  private Inspircd server;
  private IrcUser alice;
  private final Heard heard = new Heard();

  @BeforeEach
  void serve() {
    server = Inspircd.start(Inspircd.Bearing.DEFAULT);
    server.register("rollcall", Networks.PASSWORD);
    alice = server.connect("alice").join(Networks.CHANNEL);
  }

  @AfterEach
  void end() {
    alice.close();
    server.close();
  }

  private IrcGateway connect(IrcSettings.Pace pace) {
    IrcGateway gateway = Networks.gateway(Networks.tls(server, pace, Networks.HASTY));
    gateway.start(heard);
    heard.back(1);
    return gateway;
  }

  @Test
  void twoHundredLinesAreSaidWithoutBeingKilledAndACallGoesBeforeThem() throws Exception {
    IrcGateway gateway = connect(IrcSettings.Pace.CAREFUL);
    Instant start = Instant.now();
    List<CompletableFuture<Instant>> listing = new ArrayList<>();
    for (int i = 0; i < QUEUED; i++) {
      listing.add(gateway.say(Networks.ROOM, List.of("line " + i), Urgency.LISTING));
    }
    listing.get(8).get(60, TimeUnit.SECONDS);
    gateway.say(Networks.ROOM, List.of("alice: 4 Apply DB scripts"), Urgency.CALL).get(30,
        TimeUnit.SECONDS);
    alice.settle();
    assertThat(alice.saidBy("rollcall", Networks.CHANNEL).indexOf("alice: 4 Apply DB scripts"))
        .isBetween(8, 20);
    listing.get(30).get(60, TimeUnit.SECONDS);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(60));
    assertThat(heard.all(Incoming.Lost.class)).isEmpty();
    gateway.close();
    assertThatThrownBy(() -> listing.getLast().get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(Unsaid.class);
    assertThat(listing).allMatch(CompletableFuture::isDone);
  }

  @Test
  void whoeverIsKilledForFloodingSpeaksHalfAsFastAfterwardsAndNothingIsLostInSilence()
      throws Exception {
    IrcGateway gateway = connect(new IrcSettings.Pace(100, Duration.ofMillis(2)));
    List<CompletableFuture<Instant>> said = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      said.add(
          gateway.say(Networks.ROOM, List.of("flood " + "x".repeat(300) + i), Urgency.LISTING));
    }
    Incoming.Lost lost = heard.await(Incoming.Lost.class, any -> true);
    assertThat(lost.why()).containsIgnoringCase("recvq");
    heard.back(2);
    assertThat(said).allMatch(CompletableFuture::isDone);
    assertThat(said).anyMatch(CompletableFuture::isCompletedExceptionally);
    assertThat(gateway.interval()).isEqualTo(Duration.ofMillis(4));
    gateway.close();
  }
}
