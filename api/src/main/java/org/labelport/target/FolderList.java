package org.labelport.target;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What lies in a folder, by name: no result depends on the order in which a file system lists it. Where Java's own
 * listings throw something unchecked when a disk fails on the way, these methods throw an {@link IOException}.
 */
public final class FolderList {

    private FolderList() {}

    /** All files and folders in a folder, hidden ones included, but not those in the folders. */
    public static List<Path> of(Path folder) throws IOException {
        return of(folder, entry -> true);
    }

    /** Those files and folders in a folder that are wanted. The list may be changed. */
    public static List<Path> of(Path folder, DirectoryStream.Filter<Path> wanted) throws IOException {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, wanted)) {
            entries.forEach(all::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        all.sort(null);
        return all;
    }
}
