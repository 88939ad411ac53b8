package dev.gatescope.ui.topbar;

import dev.gatescope.ui.keys.Shortcuts;
import dev.gatescope.ui.model.Look;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.MenuItem;

/**
 * What the top bar's tools do elsewhere.
 *
 * @param toggleSettings shows the settings, or the sum again
 * @param fileItems the menu of files, as it is at the moment
 * @param exportItems the export menu, in the language of the moment
 * @param helpItems the help menu below the keys, in the language of the moment
 * @param look what the view menu chooses
 * @param keys gets the keys that open the export menu and the key sheet
 */
public record TopBarActions(
    Runnable toggleSettings,
    Supplier<List<MenuItem>> fileItems,
    Supplier<List<MenuItem>> exportItems,
    Supplier<List<MenuItem>> helpItems,
    Look look,
    Shortcuts keys) {}
