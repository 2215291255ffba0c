package org.labelport.yolo.keras;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.ItemIds;
import org.labelport.target.ItemSource;
import org.labelport.target.LongSet;
import org.labelport.target.MediaFolder;
import org.labelport.target.NamedMedia;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;
import org.labelport.target.TextFile;
import org.labelport.target.UnannotatedPictures;
import org.labelport.yolo.rows.names.ClassList;

/**
 * Makes an item from each line of one list after the other. In memory are one line, and about eight bytes for each
 * picture.
 */
final class KerasSource implements ItemSource {

    private static final Pattern ROOT = Pattern.compile("^(?:[A-Za-z]:)?+(?:/++|(?:\\./++)++)");

    /** How many leading folders of a path may be missing here. */
    private static final int MOST_FOLDERS = 50;

    private final KerasFiles files;
    private final MediaFolder folder;
    private final NamedMedia pictures;
    private final Taxonomy taxonomy;
    private final SourceRequest request;
    private final SourceReport report;
    private final Iterator<String> left;
    private final ItemIds ids = new ItemIds();
    private final LongSet named = new LongSet();
    private String list = "";
    private @Nullable BufferedReader current;
    private long lineNumber;
    private long items;
    private boolean anyBox;

    private KerasSource(KerasFiles files, Taxonomy taxonomy, SourceRequest request)
            throws ExportException, IOException {
        this.files = files;
        this.folder = new MediaFolder(files.root());
        this.pictures = NamedMedia.in(
                request.filter().optionalPath(KerasTarget.IMAGES), KerasTarget.IMAGES, files.root(), request.media());
        this.taxonomy = taxonomy;
        this.request = request;
        this.report = request.report();
        this.left = files.lists().iterator();
    }

    static KerasSource open(SourceRequest request) throws ExportException, IOException {
        SourceReport report = request.report();
        KerasFiles files =
                KerasFiles.find(request.filter().path(KerasTarget.PATH), request.limits(), report.unseen(""));
        Optional<Path> classes = request.filter().optionalPath(KerasTarget.CLASSES);
        if (classes.isEmpty() && files.classes().isEmpty()) {
            throw new ExportException(
                    "yolo.classes",
                    "there is no list of classes beside "
                            + files.root().resolve(files.lists().get(0))
                            + ", whose boxes name classes by number. Put " + KerasLayout.CLASSES
                            + " there, with a class name in each line, or give one with '" + KerasTarget.CLASSES
                            + "'.");
        }
        ClassList.requireSame(files.classes());
        for (String other : files.others()) {
            report.loss(Loss.ofDataset("yolo-keras.file-ignored", other + " is not a list of boxes, and is not read"));
        }
        Taxonomy taxonomy =
                ClassList.read(classes.orElseGet(() -> files.classes().get(0)), report);
        return new KerasSource(files, taxonomy, request);
    }

    @Override
    public Taxonomy taxonomy() {
        return taxonomy;
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        for (Optional<String> line = line(); line.isPresent(); line = line()) {
            if (!line.get().isBlank()) {
                Optional<Item> item = item(KerasLine.of(line.get()));
                if (item.isPresent()) {
                    return item;
                }
            }
        }
        end();
        return Optional.empty();
    }

    /** Returns the next line of this list, or of the next one. */
    private Optional<String> line() throws ExportException, IOException {
        while (current != null || left.hasNext()) {
            try {
                if (current == null) {
                    list = left.next();
                    lineNumber = 0;
                    current = TextFile.open(folder.find(list), request.limits());
                }
                String line = current.readLine();
                if (line != null) {
                    lineNumber++;
                    return Optional.of(line);
                }
            } catch (CharacterCodingException e) {
                throw new ExportException(
                        "yolo-keras.list", TextFile.notUtf8(files.root().resolve(list)), e);
            } catch (ItemException e) {
                throw new ExportException(e.code(), e.getMessage() + ". Correct the folder.", e);
            }
            close();
        }
        return Optional.empty();
    }

    private Optional<Item> item(KerasLine line) throws ExportException {
        String name = relative(line.picture());
        String place = beside(name);
        String id = ids.next(place);
        try {
            Media.Image image = picture(name);
            Item item = Item.of(id, name, image, new KerasBoxes(taxonomy, id, place(), report).of(line))
                    .withSplit(KerasFiles.split(list));
            if (!id.equals(place)) {
                report.loss(Loss.changed(
                        id,
                        "yolo-keras.picture-repeated",
                        place() + ": an earlier line has the picture '" + name + "', too; each is read as an item"));
            }
            items++;
            anyBox |= !line.boxes().isEmpty();
            return Optional.of(item);
        } catch (ItemException e) {
            report.error(ItemError.ofItem(id, line.boxes().size(), e.code(), place() + ": " + e.getMessage()));
            return Optional.empty();
        }
    }

    private String place() {
        return list + ", line " + lineNumber;
    }

    /** Returns a path without the root of a disk, or the {@code ./} of the folder itself. */
    private static String relative(String picture) {
        return ROOT.matcher(picture).replaceFirst("");
    }

    private String beside(String name) {
        return list.substring(0, list.lastIndexOf('/') + 1) + name;
    }

    /**
     * Finds a picture beside the list or in the folder of all lists, by its path or any end of it, because the path may
     * be one of another machine.
     */
    private Media.Image picture(String name) throws ItemException {
        Set<String> places = new LinkedHashSet<>();
        String end = name;
        for (int i = 0; i < MOST_FOLDERS && !end.isEmpty(); i++) {
            places.add(beside(end));
            places.add(end);
            end = end.indexOf('/') < 0 ? "" : end.substring(end.indexOf('/') + 1);
        }
        places.forEach(named::add);
        return pictures.picture(List.copyOf(places), 0, 0);
    }

    private void end() throws ExportException, IOException {
        if (items > 0 && !anyBox) {
            report.loss(Loss.ofDataset(
                    "yolo-keras.no-boxes",
                    "no line has boxes: lists of names alone belong to other layouts of YOLO, such as yolo-darknet"));
        }
        Path root = request.filter().optionalPath(KerasTarget.IMAGES).orElse(files.root());
        UnannotatedPictures.reportUnnamed(List.of(root), (place, name) -> named.contains(name), request);
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
