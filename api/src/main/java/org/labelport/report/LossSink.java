package org.labelport.report;

/** Takes losses as they are found. */
@FunctionalInterface
public interface LossSink {

    /** Records a loss. */
    void loss(Loss loss);
}
