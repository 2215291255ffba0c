package org.labelport.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.labelport.report.FileTrouble;
import org.labelport.target.FolderList;

/**
 * The jars of an installation, in the order of their names.
 *
 * @param files absolute paths
 */
record BundleJars(List<Path> files) {

    BundleJars {
        files = List.copyOf(files);
    }

    static BundleJars of(RuntimeConfig config) throws LaunchException {
        List<Path> files = new ArrayList<>();
        for (String name : config.bundleFolders()) {
            Path folder = config.home().resolve(name);
            try {
                files.addAll(FolderList.of(folder, file -> file.toString().endsWith(".jar")));
            } catch (NoSuchFileException | NotDirectoryException e) {
                throw new LaunchException(
                        "there is no folder " + folder + ". Name the folder of an unpacked Labelport"
                                + " (-Dlabelport.home for the command).",
                        e);
            } catch (IOException e) {
                throw new LaunchException(folder + " cannot be read: " + FileTrouble.reason(e), e);
            }
        }
        return new BundleJars(files);
    }

    /** Text that differs when a jar was added, removed or replaced. */
    String fingerprint() throws LaunchException {
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            try {
                text.append(Files.size(file))
                        .append(' ')
                        .append(Files.getLastModifiedTime(file).toMillis())
                        .append(' ')
                        .append(file)
                        .append('\n');
            } catch (IOException e) {
                throw new LaunchException(file + " cannot be read: " + FileTrouble.reason(e), e);
            }
        }
        return text.toString();
    }
}
