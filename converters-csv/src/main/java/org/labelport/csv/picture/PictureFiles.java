package org.labelport.csv.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.model.Media;
import org.labelport.model.Split;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.MediaFolder;
import org.labelport.target.MediaProbe;
import org.labelport.target.NamedMedia;
import org.labelport.target.SourceRequest;

/** Finds the pictures that rows name, in the folder that the user gives or where the format has them. */
public final class PictureFiles {

    /** The folder of the pictures. */
    public static final OptionSpec OPTION = OptionSpec.optional(
            "images", OptionSpec.Type.PATH, "Folder of the pictures; without it, where the format has them.");

    /** Folders of a path that may be missing here. */
    private static final int DEEPEST = 50;

    private static final String MISSING = "media.missing";

    private final List<MediaFolder> folders;
    private final Map<Split, List<MediaFolder>> ofSplits;
    private final boolean required;
    private final MediaProbe probe;

    private PictureFiles(
            List<MediaFolder> folders, Map<Split, List<MediaFolder>> ofSplits, boolean required, MediaProbe probe) {
        this.folders = folders;
        this.ofSplits = ofSplits;
        this.required = required;
        this.probe = probe;
    }

    /**
     * The folders to look in.
     *
     * @param usual where pictures are when the user gives no folder; those that do not exist are left out
     */
    public static PictureFiles of(SourceRequest request, List<Path> usual) throws ExportException {
        Optional<Path> given = request.filter().optionalPath(OPTION.name());
        List<MediaFolder> folders = new ArrayList<>();
        Map<Split, List<MediaFolder>> ofSplits = new EnumMap<>(Split.class);
        for (Path path : given.map(List::of).orElse(usual)) {
            if (given.isPresent() || FileKind.isFolder(path)) {
                folders.add(folder(path));
                for (Map.Entry<String, Split> word : SplitOfName.words().entrySet()) {
                    Path below = path.resolve(word.getKey());
                    if (FileKind.isFolder(below) && !Files.isSymbolicLink(below)) {
                        ofSplits.computeIfAbsent(word.getValue(), split -> new ArrayList<>())
                                .add(folder(below));
                    }
                }
            }
        }
        return new PictureFiles(List.copyOf(folders), ofSplits, given.isPresent(), request.media());
    }

    private static MediaFolder folder(Path path) throws ExportException {
        try {
            return new MediaFolder(path);
        } catch (IOException e) {
            throw new ExportException(
                    MISSING, "the folder " + path + " cannot be read. Correct 'images', or leave it out.", e);
        }
    }

    /** The same, where those of a split are looked for in its own folder first: names may be there in other splits, too. */
    public PictureFiles of(Split split) {
        List<MediaFolder> own = new ArrayList<>(ofSplits.getOrDefault(split, List.of()));
        own.addAll(folders);
        return new PictureFiles(own, Map.of(), required, probe);
    }

    /**
     * A picture's file.
     *
     * @param names that it may have; the first that is there counts
     * @throws ItemException when a name leads out of every folder, or the user gave a folder and none is there
     */
    public Optional<Path> find(String... names) throws ItemException {
        Optional<ItemException> failure = Optional.empty();
        for (String name : names) {
            for (MediaFolder folder : folders) {
                try {
                    Optional<Path> file = folder.findIfThere(name);
                    if (file.isPresent()) {
                        return file;
                    }
                } catch (ItemException e) {
                    failure = failure.isPresent() ? failure : Optional.of(e);
                }
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        return required ? Optional.of(folders.get(folders.size() - 1).find(names[0])) : Optional.empty();
    }

    /** A picture's file under one name; empty when none of the folders has it, given by the user or not. */
    public Optional<Path> findIfThere(String name) throws ItemException {
        for (MediaFolder folder : folders) {
            Optional<Path> file = folder.findIfThere(name);
            if (file.isPresent()) {
                return file;
            }
        }
        return Optional.empty();
    }

    /** A path, and what is left of it behind each of its folders, for paths that begin on another machine. */
    public static String[] ends(String path) {
        List<String> ends = new ArrayList<>();
        String end = path;
        while (!end.isEmpty() && ends.size() < DEEPEST) {
            ends.add(end);
            int slash = end.indexOf('/');
            end = slash < 0 ? "" : end.substring(slash + 1);
        }
        return ends.toArray(String[]::new);
    }

    /**
     * What a row's path may be called here: itself, and for an absolute path also each of its ends.
     *
     * @param path {@code /} or {@code \\} between its folders
     */
    public static String[] namesOf(String path) {
        String slashed = path.replace('\\', '/');
        String relative = slashed.replaceFirst("^([A-Za-z]:)?/+", "");
        return relative.equals(slashed) ? new String[] {path} : ends(relative);
    }

    /** A picture as its row and its file say; the size of the row goes first. */
    public Media.Image image(Optional<Path> file, int width, int height) throws ItemException {
        return NamedMedia.picture(file, width, height, probe);
    }
}
