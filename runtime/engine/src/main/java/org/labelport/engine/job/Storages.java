package org.labelport.engine.job;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.storage.StorageCatalogue;
import org.labelport.storage.StorageEntry;
import org.labelport.target.FileKind;

/** Finds the folder that a job's storage and path name. The first catalogue that knows the storage decides. */
public final class Storages {

    private static final Set<String> FOLDERS = Set.of("file_system", "local");
    private static final String SUPPORTED = "Supported so far: file_system and local, folders of this machine.";
    private static final String NOT_FOUND = "Unable to get storage from Synapse backend.";

    private final List<StorageCatalogue> catalogues;

    /** @param catalogues in the order they are asked; the list may change */
    public Storages(List<StorageCatalogue> catalogues) {
        this.catalogues = catalogues;
    }

    /** The folder; it need not exist. */
    Path place(long id, String path) throws StorageProblem {
        Path root = root(find(id));
        String relative = path.startsWith("/") ? path.substring(1) : path;
        Path place;
        try {
            place = root.resolve(relative).normalize();
        } catch (InvalidPathException e) {
            throw new StorageProblem(
                    "path",
                    "'" + path + "' is not a path.",
                    "It has characters that paths cannot have on this system.");
        }
        if (!place.startsWith(root) || leadsOut(root, place)) {
            throw new StorageProblem(
                    "path", "'" + path + "' leads out of the storage.", "Give a path below the storage's folder.");
        }
        return place;
    }

    /** Whether a symbolic link on the way points out of the root. */
    private static boolean leadsOut(Path root, Path place) {
        try {
            for (Path at = place; at != null && at.startsWith(root); at = at.getParent()) {
                if (FileKind.of(at) != FileKind.ABSENT) {
                    return FileKind.of(root) != FileKind.ABSENT
                            && !at.toRealPath().startsWith(root.toRealPath());
                }
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private StorageEntry find(long id) throws StorageProblem {
        try {
            for (StorageCatalogue catalogue : catalogues) {
                Optional<StorageEntry> entry = catalogue.find(id);
                if (entry.isPresent()) {
                    return entry.get();
                }
            }
        } catch (IOException e) {
            throw new StorageProblem("storage", NOT_FOUND, e.getMessage() + ".");
        }
        throw new StorageProblem(
                "storage", NOT_FOUND, "Storage " + id + " is not in conf/storages.json. Add it there, or give --out.");
    }

    private static Path root(StorageEntry entry) throws StorageProblem {
        if (!FOLDERS.contains(entry.provider())) {
            throw new StorageProblem(
                    "storage",
                    "Storage " + entry.id() + " is of the provider '" + entry.provider() + "', which is not supported.",
                    SUPPORTED);
        }
        if (!(entry.configuration().get("location") instanceof String location) || location.isBlank()) {
            throw new StorageProblem(
                    "storage", "Storage " + entry.id() + " has no location.", "Add configuration.location, a folder.");
        }
        try {
            return Path.of(location).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new StorageProblem(
                    "storage", "The location of storage " + entry.id() + " is not a path.", "Name a folder.");
        }
    }
}
