package dev.gatescope.ui.explorer;

import dev.gatescope.text.Messages;
import dev.gatescope.text.Problem;
import dev.gatescope.ui.common.Controller;
import dev.gatescope.ui.model.Notices;
import dev.gatescope.ui.run.RunViewModel;
import java.nio.file.Path;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** A problem stays until it is read; what went well goes by itself. */
public final class BannerController extends Controller {
  private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");

  private final RunViewModel run;
  private final Notices notices;
  private final Messages messages;
  private final PauseTransition noticeTime = new PauseTransition(Duration.seconds(6));

  @FXML private HBox banner;
  @FXML private Label bannerText;
  @FXML private FontIcon bannerIcon;
  @FXML private Button bannerClose;

  public BannerController(RunViewModel run, Notices notices, Messages messages) {
    this.run = run;
    this.notices = notices;
    this.messages = messages;
  }

  @FXML
  void initialize() {
    whenChanged(
        this::refresh, run.problemProperty(), notices.savedProperty(), notices.warningProperty());
    refresh();
    bannerClose.setOnAction(
        _ -> {
          run.dismissProblem();
          notices.dismiss();
        });
    noticeTime.setOnFinished(_ -> notices.dismissSaved());
    until(noticeTime::stop);
    bannerClose.setAccessibleText(messages.text("banner.close"));
  }

  private void refresh() {
    Problem failure = run.problemProperty().get();
    Problem problem = failure == null ? notices.warningProperty().get() : failure;
    Path saved = notices.savedProperty().get();
    boolean shown = problem != null || saved != null;
    banner.setVisible(shown);
    banner.setManaged(shown);
    banner.pseudoClassStateChanged(GOOD, problem == null);
    bannerIcon.setIconLiteral(
        problem == null ? "mdi2c-check-circle-outline" : "mdi2a-alert-circle-outline");
    if (problem != null) {
      bannerText.setText(messages.text(problem));
    } else if (saved != null) {
      bannerText.setText(messages.text("banner.saved", saved.toString()));
      noticeTime.playFromStart();
    }
  }
}
