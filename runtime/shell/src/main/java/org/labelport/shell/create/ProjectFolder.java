package org.labelport.shell.create;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.labelport.plugin.PluginException;
import org.labelport.report.FileTrouble;
import org.labelport.shell.draft.DraftFolder;

/** Makes a folder with files in it, whole or not at all. */
final class ProjectFolder {

    private ProjectFolder() {}

    /**
     * Writes the files into a temporary folder beside the target, which is then renamed.
     *
     * @param files texts by paths, which are separated by {@code /}
     */
    static Path write(Path folder, Map<String, String> files) throws PluginException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new PluginException(
                    "plugin.folder",
                    "'" + folder + "' exists already. Give another name, or another folder with --into.");
        }
        try {
            Path parent = Files.createDirectories(folder.toAbsolutePath().getParent());
            String beside =
                    "." + folder.getFileName() + "-" + ProcessHandle.current().pid();
            try (DraftFolder draft = DraftFolder.at(parent.resolve(beside))) {
                for (Map.Entry<String, String> file : files.entrySet()) {
                    Path path = draft.path().resolve(file.getKey());
                    Files.createDirectories(path.getParent());
                    Files.writeString(path, file.getValue());
                }
                Files.move(draft.path(), folder, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new PluginException(
                    "plugin.folder",
                    "the project cannot be written into '" + folder + "': " + FileTrouble.reason(e)
                            + ". Give another folder with --into.",
                    e);
        }
        return folder;
    }
}
