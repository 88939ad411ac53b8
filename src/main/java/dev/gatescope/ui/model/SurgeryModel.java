package dev.gatescope.ui.model;

import dev.gatescope.lstm.Surgery;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What is held in the network that is looked at. */
public final class SurgeryModel {
  private final ReadOnlyObjectWrapper<Surgery> surgery =
      new ReadOnlyObjectWrapper<>(this, "surgery", Surgery.NONE);

  public ReadOnlyObjectProperty<Surgery> surgeryProperty() {
    return surgery.getReadOnlyProperty();
  }

  public Surgery surgery() {
    return surgery.get();
  }

  public void operate(Surgery newSurgery) {
    surgery.set(newSurgery);
  }
}
