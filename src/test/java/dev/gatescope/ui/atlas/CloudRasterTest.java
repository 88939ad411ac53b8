package dev.gatescope.ui.atlas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatescope.eval.StateKind;
import dev.gatescope.eval.TrainedNetworks;
import dev.gatescope.eval.atlas.StateAnalysis;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.Network;
import dev.gatescope.ui.common.Palette;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CloudRasterTest {
  private final PointCloud cloud =
      new PointCloud(
          new StateAnalysis()
              .answer(
                  new StateAnalysis.Question(
                      Network.of(TrainedNetworks.shaken(CellType.LSTM, 0.5)),
                      5,
                      StateKind.CELL_STATE))
              .atlas());

  @ParameterizedTest
  @EnumSource
  void rowByRowItIsTheSameAsAtOnce(Colouring colouring) {
    CloudRaster.Request request = request(colouring, 120, 90, 2);
    int[] whole = CloudRaster.of(request, request.height()).pixels();
    assertEquals(240 * 180, whole.length);
    assertTrue(Arrays.stream(whole).distinct().count() > 20);
    assertArrayEquals(whole, CloudRaster.of(request, 1).pixels());
    assertArrayEquals(whole, CloudRaster.of(request, 77).pixels());
    assertArrayEquals(whole, CloudRaster.of(request).pixels());
  }

  @Test
  void aLargePictureHasNoMorePixelsThanCanBeHeld() {
    CloudRaster.Request request = request(Colouring.STEP, 4000, 4000, 2);
    assertEquals(request.width(), request.height());
    assertEquals(CloudRaster.MAX_PIXELS, request.width() * request.height());
    assertEquals(request.width() / 4000.0, request.scale(), "points keep their share of it");
  }

  private CloudRaster.Request request(
      Colouring colouring, double width, double height, double scale) {
    return CloudRaster.Request.of(cloud, colouring, Palette.LIGHT, width, height, scale);
  }
}
