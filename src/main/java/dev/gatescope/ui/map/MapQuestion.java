package dev.gatescope.ui.map;

import dev.gatescope.lstm.Network;
import dev.gatescope.train.TrainingConfig;

/**
 * What a map is wanted of.
 *
 * @param config of the network's run, whose data say which pairs it has seen
 */
public record MapQuestion(Network network, TrainingConfig config) {}
