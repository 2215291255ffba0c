package org.labelport.shell.request;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.Packing;
import org.labelport.shell.invocation.WrongUse;
import picocli.CommandLine.Option;

/** The arguments that say where an export appears, and as what. */
final class DestinationArguments {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            order = 6,
            description = "Folder for the exports; created when absent. Default: the working directory.")
    private @Nullable String out;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            order = 7,
            description = "Name of the export in that folder; with several formats, name of the folder that holds them."
                    + " Default: the format's name.")
    private String name = "";

    @Option(
            names = "--pack",
            paramLabel = "folder|zip|tar",
            order = 7,
            description = "Whether an export is a folder or a single ZIP or TAR file. Default: folder.")
    private Packing pack = Packing.FOLDER;

    /** Puts the name and the packing into a request. */
    void into(ExportParams.Builder params) {
        if (!name.isEmpty()) {
            params.name(name);
        }
        params.packing(pack);
    }

    /** The folder for exports, if one is named. */
    Optional<Path> named() throws WrongUse {
        return out == null ? Optional.empty() : Optional.of(folder(out));
    }

    /** The folder for exports. */
    Path folder() throws WrongUse {
        return named().orElse(Path.of("."));
    }

    private static Path folder(String out) throws WrongUse {
        if (out.isEmpty()) {
            throw new WrongUse("option.invalid", "--out is empty. Name a folder; . is the working directory.");
        }
        try {
            return Path.of(TypedPath.of("--out", out));
        } catch (InvalidPathException e) {
            throw new WrongUse("option.invalid", "--out '" + out + "' is not a path: " + e.getReason() + ".", e);
        }
    }
}
