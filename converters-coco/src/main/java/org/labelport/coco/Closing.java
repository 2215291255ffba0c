package org.labelport.coco;

import java.io.IOException;
import java.util.List;

/** Closes several things, each of them also when closing another fails. */
final class Closing {

    /** Something that deletes or closes a file. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    private Closing() {}

    static void all(List<Step> steps) throws IOException {
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
