package dev.gatescope.ui.common;

import dev.gatescope.text.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/**
 * Loads views: an FXML file of {@code resources/fxml}, the texts of one language, and a controller
 * made by its constructor (no framework, no static access).
 */
public final class Views {
  /** A loaded view. Closing it ends what its controllers, nested ones included, had begun. */
  public record View(Parent root, List<Controller> controllers) implements AutoCloseable {
    @Override
    public void close() {
      controllers.forEach(Controller::close);
    }
  }

  private final Map<Class<?>, Supplier<? extends Controller>> controllers;

  /**
   * @param controllers how each controller class named by a {@code fx:controller} is made
   */
  public Views(Map<Class<?>, Supplier<? extends Controller>> controllers) {
    this.controllers = Map.copyOf(controllers);
  }

  /**
   * @param name of the file without its ending
   */
  public View load(String name, Messages messages) {
    URL location = Views.class.getResource("/fxml/" + name + ".fxml");
    if (location == null) {
      throw new IllegalArgumentException("no /fxml/" + name + ".fxml");
    }
    List<Controller> made = new ArrayList<>();
    FXMLLoader loader = new FXMLLoader(location, messages.asResourceBundle());
    loader.setControllerFactory(
        type -> {
          Supplier<? extends Controller> constructor = controllers.get(type);
          if (constructor == null) {
            throw new IllegalArgumentException("no way to make a " + type.getName());
          }
          Controller controller = constructor.get();
          made.add(controller);
          return controller;
        });
    try {
      return new View(loader.load(), List.copyOf(made));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
