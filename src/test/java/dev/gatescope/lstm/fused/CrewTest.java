package dev.gatescope.lstm.fused;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CrewTest {
  @Test
  void everyTaskIsDoneOnce() {
    try (Crew crew = new Crew(3)) {
      for (int round = 0; round < 200; round++) {
        AtomicIntegerArray done = new AtomicIntegerArray(17);
        crew.run(17, done::incrementAndGet);
        assertEquals(17, IntStream.range(0, 17).filter(i -> done.get(i) == 1).count());
      }
    }
  }

  /** Each task waits for the two others: nobody alone could do them. */
  @Test
  @Timeout(60)
  void theTasksAreSharedByAll() {
    try (Crew crew = new Crew(3)) {
      CyclicBarrier together = new CyclicBarrier(3);
      Set<Thread> workers = ConcurrentHashMap.newKeySet();
      crew.run(
          3,
          _ -> {
            workers.add(Thread.currentThread());
            try {
              together.await();
            } catch (InterruptedException | BrokenBarrierException e) {
              throw new IllegalStateException(e);
            }
          });
      assertEquals(3, workers.size());
    }
  }

  /** A batch's arrays have up to 64 MB, and an engine may be idle for the rest of a session. */
  @Test
  void anIdleCrewKeepsNothingOfItsLastTasks() throws InterruptedException {
    try (Crew crew = new Crew(2)) {
      WeakReference<float[]> batch = done(crew);
      for (int i = 0; i < 40 && !batch.refersTo(null); i++) {
        System.gc();
        Thread.sleep(20);
      }
      assertTrue(batch.refersTo(null), "the last round's arrays are kept");
    }
  }

  private static WeakReference<float[]> done(Crew crew) {
    float[] batch = new float[1 << 16];
    crew.run(2, task -> batch[task] = task);
    assertEquals(1, batch[1]);
    assertThrows(
        IllegalStateException.class,
        () ->
            crew.run(
                2,
                task -> {
                  throw new IllegalStateException("task " + batch[task]);
                }));
    return new WeakReference<>(batch);
  }
}
