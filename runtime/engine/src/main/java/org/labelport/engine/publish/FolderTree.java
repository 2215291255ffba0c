package org.labelport.engine.publish;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;

/** Creates folders in others, lists them, and removes them with their content without following links. */
public final class FolderTree {

    private FolderTree() {}

    /**
     * Creates a folder in another one, with those in between, unless it exists. The other one is not created, so that
     * it does not come back when somebody has removed it.
     *
     * @return the folder
     * @throws NoSuchFileException when the other one is not there
     * @throws FileAlreadyExistsException when something else is at one of the places
     */
    public static Path create(Path above, Path folder) throws IOException {
        if (folder.equals(above)) {
            return folder;
        }
        try {
            return Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (FileKind.of(folder) != FileKind.FOLDER) {
                throw e;
            }
            return folder;
        } catch (NoSuchFileException e) {
            if (folder.getParent().equals(above)) {
                throw e;
            }
            create(above, folder.getParent());
            return create(above, folder);
        }
    }

    /** Removes a folder, which need not exist. */
    public static void delete(Path folder) throws IOException {
        try {
            Files.walkFileTree(folder, new Deleter());
        } catch (NoSuchFileException e) {
            // It is already gone, which is what was wanted.
        }
    }

    /** Removes the content of a folder except for one file, by which a half-removed folder is recognised. */
    static void deleteAllBut(Path folder, Path kept) throws IOException {
        List<Path> all;
        try {
            all = FolderList.of(folder, child -> !child.equals(kept));
        } catch (NoSuchFileException e) {
            return;
        }
        for (Path child : all) {
            delete(child);
        }
    }

    private static final class Deleter extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        /** Another process may be removing the same folder. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
            if (failure != null && !(failure instanceof NoSuchFileException)) {
                throw failure;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
