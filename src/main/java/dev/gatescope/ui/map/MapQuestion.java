package dev.gatescope.ui.map;

import dev.gatescope.lstm.Network;
import dev.gatescope.train.TrainingConfig;

/**
 * What a map is wanted of.
 *
 * @param config of the network's run, whose data say which pairs it has seen
 * @param dataKnown whether they do
 * @param mode what its colours shall say
 * @param frame for which a picture is prepared
 */
public record MapQuestion(
    Network network, TrainingConfig config, boolean dataKnown, MapMode mode, MapFrame frame) {}
