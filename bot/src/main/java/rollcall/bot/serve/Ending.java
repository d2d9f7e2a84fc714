package rollcall.bot.serve;

import java.util.concurrent.CountDownLatch;

/** Lets the main thread wait until the bot is told to end. */
final class Ending {
  private final CountDownLatch told = new CountDownLatch(1);

  void await() {
    try {
      told.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void tell() {
    told.countDown();
  }
}
