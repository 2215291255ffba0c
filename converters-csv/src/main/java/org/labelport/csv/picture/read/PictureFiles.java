package org.labelport.csv.picture.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.labelport.model.Media;
import org.labelport.model.Split;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.LongSet;
import org.labelport.target.MediaFolder;
import org.labelport.target.MediaProbe;
import org.labelport.target.NamedMedia;
import org.labelport.target.SourceRequest;
import org.labelport.target.UnannotatedPictures;

/** Finds the pictures that rows name, in the folder that the user gives or where the format keeps them. */
public final class PictureFiles {

    /** The option for the folder of the pictures. */
    public static final OptionSpec OPTION = OptionSpec.optional(
            "images", OptionSpec.Type.PATH, "Folder of the pictures; without it, where the format keeps them.");

    private static final String MISSING = "media.missing";

    private final List<Place> places;
    private final Map<Split, List<Place>> ofSplits;
    private final Optional<Place> required;
    private final LongSet named;
    private final MediaProbe probe;

    /** @param real the folder's path without symbolic links, like the paths of files that are found */
    private record Place(Path real, MediaFolder folder) {

        Path file(String name) {
            return real.resolve(name).normalize();
        }
    }

    private PictureFiles(
            List<Place> places,
            Map<Split, List<Place>> ofSplits,
            Optional<Place> required,
            LongSet named,
            MediaProbe probe) {
        this.places = places;
        this.ofSplits = ofSplits;
        this.required = required;
        this.named = named;
        this.probe = probe;
    }

    /**
     * Opens the folders to look in.
     *
     * @param usual where pictures are when the user gives no folder; those that do not exist are left out
     */
    public static PictureFiles of(SourceRequest request, Collection<Path> usual) throws ExportException {
        Optional<Path> given = request.filter().optionalPath(OPTION.name());
        return in(given.map(List::of).orElse(folders(usual)), given.isPresent(), request.media());
    }

    /**
     * Opens the same folders for a verifier, for which every picture must exist.
     *
     * @param usual where pictures are; at least one folder must exist, the others are left out
     */
    public static PictureFiles all(Collection<Path> usual, MediaProbe probe) throws ExportException {
        return in(folders(usual), true, probe);
    }

    private static List<Path> folders(Collection<Path> usual) {
        return usual.stream().filter(FileKind::isFolder).toList();
    }

    private static PictureFiles in(List<Path> folders, boolean required, MediaProbe probe) throws ExportException {
        List<Place> places = new ArrayList<>();
        Map<Split, List<Place>> ofSplits = new EnumMap<>(Split.class);
        for (Path folder : folders) {
            places.add(place(folder));
            for (Path below : foldersOfSplits(folder)) {
                Split split = SplitOfName.of(String.valueOf(below.getFileName()));
                ofSplits.computeIfAbsent(split, first -> new ArrayList<>()).add(place(below));
            }
        }
        Optional<Place> main = required ? Optional.of(places.get(0)) : Optional.empty();
        return new PictureFiles(List.copyOf(places), ofSplits, main, new LongSet(), probe);
    }

    /**
     * Returns the folders in a folder whose names tell a split, such as {@code train} and {@code train_images}, the
     * shortest names first.
     */
    private static List<Path> foldersOfSplits(Path folder) throws ExportException {
        try {
            return TableFolder.folders(folder, name -> SplitOfName.of(name) != Split.NONE).stream()
                    .sorted(Comparator.comparing(String::length))
                    .map(folder::resolve)
                    .filter(below -> !Files.isSymbolicLink(below))
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static Place place(Path path) throws ExportException {
        try {
            return new Place(path.toRealPath(), new MediaFolder(path));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static ExportException unreadable(Path folder, IOException cause) {
        return new ExportException(
                MISSING, "the folder " + folder + " cannot be read. Correct 'images', or leave it out.", cause);
    }

    /**
     * Returns these folders for the pictures of a split, the folder of the split first, because other splits may have
     * files of the same names. Pictures without a split may be in the folder of any split.
     */
    public PictureFiles of(Split split) {
        List<Place> own = new ArrayList<>(ofSplits.getOrDefault(split, List.of()));
        own.addAll(places);
        if (split == Split.NONE) {
            ofSplits.values().forEach(own::addAll);
        }
        return new PictureFiles(own, Map.of(), required, named, probe);
    }

    /**
     * Finds a picture's file.
     *
     * @param names that it may have; the first that exists counts
     * @throws ItemException when a name leads out of every folder, or the user gave a folder and it has none of the
     *     names
     */
    public Optional<Path> find(String... names) throws ItemException {
        Optional<ItemException> failure = Optional.empty();
        for (String name : names) {
            for (Place place : places) {
                try {
                    Optional<Path> file = find(place, name);
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
        return required.isPresent() ? Optional.of(required.get().folder().find(names[0])) : Optional.empty();
    }

    /** Finds a picture's file by one name; empty when none of the folders has it, even if the user gave the folder. */
    public Optional<Path> findIfThere(String name) throws ItemException {
        for (Place place : places) {
            Optional<Path> file = find(place, name);
            if (file.isPresent()) {
                return file;
            }
        }
        return Optional.empty();
    }

    private Optional<Path> find(Place place, String name) throws ItemException {
        try {
            Optional<Path> file = place.folder().findIfThere(name);
            if (file.isPresent()) {
                named.add(place.file(name).toString());
                named.add(file.get().toString());
            }
            return file;
        } catch (ItemException e) {
            named.add(place.file(name).toString()); // its error is reported with the row
            throw e;
        }
    }

    /**
     * Reports the number of pictures in these folders that no row names, as one loss of the data set.
     *
     * @param meant whether rows could name a file, given by its path relative to its folder, {@code /}-separated
     */
    void reportUnnamed(Predicate<String> meant, SourceRequest request) throws ExportException, IOException {
        UnannotatedPictures.reportUnnamed(
                roots(),
                (root, file) ->
                        !meant.test(file) || named.contains(root.resolve(file).toString()),
                request);
    }

    /** Returns the folders that are not inside another one. */
    private List<Path> roots() {
        List<Path> all = places.stream().map(Place::real).distinct().toList();
        return all.stream()
                .filter(path -> all.stream().noneMatch(other -> !path.equals(other) && path.startsWith(other)))
                .toList();
    }

    /**
     * Returns a picture with the size that its row gives, else with the size of its file.
     *
     * @param file empty when it was not found
     * @param width in pixels; 0 when the row does not give it
     * @param height likewise
     */
    public Media.Image image(Optional<Path> file, int width, int height) throws ItemException {
        return NamedMedia.picture(file, width, height, probe);
    }
}
