package org.labelport.masks.plain;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.labelport.output.SafePath;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;
import org.labelport.target.LongSet;

/** The names, without extensions, in the folder that was asked for last: questions come folder by folder, so each is listed once. */
final class FolderStems {

    private @Nullable Path listed;
    private LongSet stems = new LongSet();

    /** Whether a folder, which need not exist, has a file of this name with any extension. */
    boolean has(Path folder, String stem) throws IOException {
        if (!folder.equals(listed)) {
            LongSet found = new LongSet();
            if (FileKind.isFolder(folder)) {
                FolderList.of(folder)
                        .forEach(file ->
                                found.add(SafePath.stem(file.getFileName().toString())));
            }
            stems = found;
            listed = folder;
        }
        return stems.contains(stem);
    }
}
