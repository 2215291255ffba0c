package org.labelport.coco.file;

import java.io.IOException;
import java.util.List;

/** Closes several things, each of them also when closing another fails. */
public final class Closing {

    /** Something that deletes or closes a file. */
    @FunctionalInterface
    public interface Step {
        void run() throws IOException;
    }

    private Closing() {}

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
