package org.labelport.engine.staging;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.labelport.engine.publish.FolderTree;
import org.labelport.target.FileKind;

/**
 * What an earlier process left of an export that is a folder. Whole shards are taken over, file by file, when all files
 * of the shard are unchanged; everything else is removed. Files are not forced to the disk one by one while they are
 * written, so their content is checked: after a power cut some may be shorter than the journal says, or empty.
 */
final class EarlierFolder implements EarlierFiles {

    private final Path root;
    private final Path aside;

    EarlierFolder(Path root) {
        this.root = root;
        this.aside = StagedFiles.aside(root);
    }

    @Override
    public boolean hold(List<FileStore.Entry> files) throws IOException {
        for (FileStore.Entry file : files) {
            if (!isUnchanged(root.resolve(file.path()), file)) {
                return false;
            }
        }
        return true;
    }

    /** Continues where an earlier process was killed while it did this. */
    @Override
    public void setAside() throws IOException {
        if (FileKind.of(aside, LinkOption.NOFOLLOW_LINKS) != FileKind.FOLDER) {
            Files.move(root, aside, StandardCopyOption.ATOMIC_MOVE);
        }
        FolderTree.create(root.getParent(), root);
    }

    /** Moves the files back into the staging folder. */
    @Override
    public boolean takeOver(int shard, List<FileStore.Entry> files) throws IOException {
        boolean unchanged = true;
        for (FileStore.Entry file : files) {
            Path before = aside.resolve(file.path());
            Path now = root.resolve(file.path());
            unchanged &= isUnchanged(before, file) || isUnchanged(now, file);
        }
        for (FileStore.Entry file : files) {
            Path before = aside.resolve(file.path());
            Path now = root.resolve(file.path());
            if (!unchanged) {
                Files.deleteIfExists(now);
            } else if (FileKind.of(before, LinkOption.NOFOLLOW_LINKS) != FileKind.ABSENT) {
                FolderTree.create(root, now.getParent());
                Files.move(before, now, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return unchanged;
    }

    @Override
    public void removeRest() throws IOException {
        FolderTree.delete(aside);
    }

    private static boolean isUnchanged(Path file, FileStore.Entry written) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) != written.size()) {
            return false;
        }
        try (HashingStream hash = new HashingStream(OutputStream.nullOutputStream());
                InputStream in = Files.newInputStream(file)) {
            in.transferTo(hash);
            return hash.sha256().equals(written.sha256());
        }
    }
}
