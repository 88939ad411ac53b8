package dev.gatescope.ui.settings;

/**
 * What the samples of some settings are like.
 *
 * @param trained samples in the training set
 * @param tested samples in the test set
 * @param distinctPairs different pairs among all samples
 * @param leaked test samples whose pair also stands in the training set
 */
public record DataSummary(int trained, int tested, int distinctPairs, int leaked) {}
