package dev.gatescope.ui.charts;

import io.fair_acc.dataset.DataSet;
import io.fair_acc.dataset.locks.DataSetLock;
import io.fair_acc.dataset.spi.DoubleDataSet;
import java.util.function.Supplier;

/**
 * Points that only one thread ever touches: that of JavaFX. It needs no lock, and must have none: a
 * chart read-locks its data sets when it enters a scene and unlocks them in a later pulse, so that
 * a write on the same thread in between would wait for itself for ever.
 */
@SuppressWarnings("unchecked") // lock() drops a type variable, as AbstractDataSet does
final class FxDataSet extends DoubleDataSet {
  private static final long serialVersionUID = 1;

  FxDataSet(String name) {
    super(name);
  }

  @Override
  public DataSetLock<? extends DataSet> lock() {
    return new NoLock(this);
  }

  private record NoLock(FxDataSet data) implements DataSetLock<FxDataSet> {
    @Override
    public FxDataSet readLock() {
      return data;
    }

    @Override
    public FxDataSet readUnLock() {
      return data;
    }

    @Override
    public FxDataSet writeLock() {
      return data;
    }

    @Override
    public FxDataSet writeUnLock() {
      return data;
    }

    @Override
    public FxDataSet readLockGuard(Runnable reading) {
      reading.run();
      return data;
    }

    @Override
    public <R> R readLockGuard(Supplier<R> reading) {
      return reading.get();
    }

    @Override
    public FxDataSet readLockGuardOptimistic(Runnable reading) {
      reading.run();
      return data;
    }

    @Override
    public <R> R readLockGuardOptimistic(Supplier<R> reading) {
      return reading.get();
    }

    @Override
    public FxDataSet writeLockGuard(Runnable writing) {
      writing.run();
      return data;
    }

    @Override
    public <R> R writeLockGuard(Supplier<R> writing) {
      return writing.get();
    }
  }
}
