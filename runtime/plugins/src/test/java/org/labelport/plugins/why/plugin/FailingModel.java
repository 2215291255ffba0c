package org.labelport.plugins.why.plugin;

/** A component that cannot be made. */
public final class FailingModel extends Model {

    /** Throws. */
    public FailingModel() {
        try {
            Integer.parseInt("many");
        } catch (NumberFormatException e) {
            throw new IllegalStateException("weights are damaged", e);
        }
    }
}
