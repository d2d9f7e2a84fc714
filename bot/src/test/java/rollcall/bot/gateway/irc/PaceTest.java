package rollcall.bot.gateway.irc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void fiveLinesGoAtOnceAndThenOneASecond() {
    TokenBucket bucket = new TokenBucket(IrcSettings.Pace.CAREFUL, 0);
    for (int line = 0; line < 5; line++) {
      assertThat(bucket.waitNanos(0)).isZero();
      bucket.take(0);
    }
    assertThat(bucket.waitNanos(0)).isEqualTo(SECOND);
    assertThat(bucket.waitNanos(SECOND)).isZero();
  }

  @Test
  void aSilenceSavesNoMoreThanOneBurst() {
    TokenBucket bucket = new TokenBucket(IrcSettings.Pace.CAREFUL, 0);
    long later = SECOND * 3_600;
    for (int line = 0; line < 5; line++) {
      bucket.take(later);
    }
    assertThat(bucket.waitNanos(later)).isEqualTo(SECOND);
  }

  @Test
  void whatCouldNotWaitIsPaidBackButNeverMoreThanOneBurst() {
    TokenBucket bucket = new TokenBucket(IrcSettings.Pace.CAREFUL, 0);
    for (int line = 0; line < 100; line++) {
      bucket.take(0);
    }
    assertThat(bucket.waitNanos(0)).isEqualTo(6 * SECOND);
  }

  @Test
  void eachKillForFloodingHalvesThePaceDownToALimit() {
    TokenBucket bucket = new TokenBucket(IrcSettings.Pace.CAREFUL, 0);
    bucket.halve(0);
    assertThat(bucket.interval()).isEqualTo(Duration.ofSeconds(2));
    for (int kill = 0; kill < 10; kill++) {
      bucket.halve(0);
    }
    assertThat(bucket.interval()).isEqualTo(TokenBucket.SLOWEST);
    assertThat(bucket.waitNanos(0)).isZero();
    bucket.take(0);
    assertThat(bucket.waitNanos(0)).isEqualTo(TokenBucket.SLOWEST.toNanos());
  }

  @Test
  void theWaitsBetweenAttemptsGrowWithJitterUpToALimit() {
    Duration first = Duration.ofSeconds(1);
    Duration longest = Duration.ofSeconds(60);
    Backoff backoff = new Backoff(first, longest, new Random(3));
    Duration usual = first;
    for (int attempt = 0; attempt < 20; attempt++) {
      Duration wait = backoff.next();
      assertThat(wait).isBetween(usual.multipliedBy(3).dividedBy(4),
          usual.multipliedBy(5).dividedBy(4));
      usual = usual.multipliedBy(2).compareTo(longest) > 0 ? longest : usual.multipliedBy(2);
    }
    backoff.reset();
    assertThat(backoff.next()).isLessThan(Duration.ofSeconds(2));
  }
}
