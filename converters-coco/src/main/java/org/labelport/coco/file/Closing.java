package org.labelport.coco.file;

import java.io.IOException;
import java.util.List;

/** Closes several things, and does not stop when closing one of them fails. */
public final class Closing {

    /** Something that deletes or closes a file. */
    @FunctionalInterface
    public interface Step {
        void run() throws IOException;
    }

    private Closing() {}

    /** Runs all steps. The first failure is thrown at the end, with the others as suppressed exceptions. */
    public static void all(List<Step> steps) throws IOException {
        IOException failure = null;
        for (Step step : steps) {
            try {
                step.run();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
