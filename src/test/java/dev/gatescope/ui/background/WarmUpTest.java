package dev.gatescope.ui.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.gatescope.train.Trainer;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingState;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static final TrainingConfig CONFIG = TrainingConfig.article().withEpochs(3);
  private static final TrainingConfig ENDLESS = CONFIG.withEpochs(100_000);

  private final BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
  private final BlockingQueue<TrainingState> ends = new LinkedBlockingQueue<>();
  private final WarmUp warmUp =
      new WarmUp(
          (config, control, listener) -> {
            threads.add(Thread.currentThread());
            TrainingState end = new Trainer(config, control, listener).run();
            ends.add(end);
            return end;
          });

  @Test
  void trainsToItsEndOnAThreadThatThenEnds() throws Exception {
    warmUp.start(CONFIG);
    assertEquals(TrainingState.FINISHED, end());
    Thread thread = threads.remove();
    assertNotEquals(Thread.currentThread(), thread);
    thread.join(TimeUnit.SECONDS.toMillis(20));
    assertEquals(Thread.State.TERMINATED, thread.getState());
  }

  @Test
  void endsWhenItIsNotNeededAnyMore() throws Exception {
    warmUp.start(ENDLESS);
    Thread thread = threads.poll(20, TimeUnit.SECONDS);
    warmUp.close();
    assertEquals(TrainingState.CANCELLED, end());
    thread.join(TimeUnit.SECONDS.toMillis(20));
    assertEquals(Thread.State.TERMINATED, thread.getState());
  }

  @Test
  void whatIsNotNeededIsNotStarted() throws Exception {
    warmUp.close();
    warmUp.start(CONFIG);
    assertNull(threads.poll(200, TimeUnit.MILLISECONDS));
  }

  private TrainingState end() throws InterruptedException {
    return ends.poll(20, TimeUnit.SECONDS);
  }
}
