package org.labelport.convert;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.labelport.model.Item;
import org.labelport.output.SafePath;

/** Checks what hooks of a {@link BaseExporter} return, so that a mistake is named with its hook and with what to do. */
final class HookResults {

    private HookResults() {}

    /** Refuses null. */
    static <T> T present(String hook, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException(hook + " has returned null");
        }
        return value;
    }

    /** Refuses folders in which no item could be saved, before the first one is. */
    static OutputDirectories directories(@Nullable OutputDirectories given) {
        OutputDirectories directories = present("setupOutputDirectories", given);
        List<String> folders = new ArrayList<>(directories.others());
        folders.add(directories.json());
        if (!directories.originals().isEmpty()) {
            folders.add(directories.originals());
        }
        for (String folder : folders) {
            if (!SafePath.isSafe(folder)) {
                throw new IllegalStateException("setupOutputDirectories has returned '" + folder
                        + "', which is no safe name of a folder below that of the export");
            }
        }
        return directories;
    }

    /** Refuses the data of another item than the one that is saved. */
    static void requireSame(Item item, ExportItem returned) {
        if (!returned.id().equals(item.id())) {
            throw new IllegalStateException("convertData or another hook has returned the item " + returned.id()
                    + " for the item " + item.id() + ". Return the one that is given, changed by withData");
        }
    }
}
