package org.labelport.yolo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.FileKind;
import org.labelport.target.ParallelItemSource;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;
import org.labelport.yolo.dataset.DataDescription;
import org.labelport.yolo.dataset.PictureFolder;
import org.labelport.yolo.rows.YoloLosses;
import org.labelport.yolo.rows.read.PictureReader;

/** Makes an item from each picture and its label file: splits in their order, pictures sorted by path. */
final class YoloSource implements ParallelItemSource {

    /** The folder of labels in DOTA's form. */
    private static final String DOTA_LABELS = "labelTxt";

    private final Taxonomy taxonomy;
    private final List<PictureFolder> folders;
    private final PictureReader reader;
    private final SourceReport report;
    private final LabelsWithoutPicture unmatched;
    private final Iterator<PictureFolder> left;
    private Optional<PictureFolder> current = Optional.empty();
    private Iterator<String> pictures = Collections.emptyIterator();

    private YoloSource(DataDescription data, List<PictureFolder> folders, SourceRequest request) {
        this.taxonomy = data.taxonomy();
        this.folders = List.copyOf(folders);
        this.reader = new PictureReader(data.taxonomy(), data.grammar(), request);
        this.report = request.report();
        this.unmatched = new LabelsWithoutPicture(reader);
        this.left = this.folders.iterator();
    }

    /**
     * Opens a data set.
     *
     * @throws ExportException when there are labels but not a single picture
     */
    static YoloSource open(DataDescription data, List<PictureFolder> folders, SourceRequest request)
            throws ExportException, IOException {
        YoloSource source = new YoloSource(data, folders, request);
        source.unmatched.refuse(folders);
        return source;
    }

    @Override
    public Optional<Reading> nextReading() throws ExportException, IOException {
        while (!pictures.hasNext()) {
            if (current.isPresent()) {
                unmatched.report(current.get(), report);
            }
            current = left.hasNext() ? Optional.of(left.next()) : Optional.empty();
            if (current.isEmpty()) {
                return Optional.empty();
            }
            start(current.get());
        }
        PictureFolder folder = current.orElseThrow();
        String name = pictures.next();
        return Optional.of(() -> item(folder, name));
    }

    @Override
    public Taxonomy taxonomy() {
        return taxonomy;
    }

    @Override
    public OptionalLong expectedItems() {
        return OptionalLong.of(
                folders.stream().mapToLong(folder -> folder.pictures().size()).sum());
    }

    @Override
    public void close() {
        pictures = Collections.emptyIterator();
    }

    private void start(PictureFolder folder) {
        pictures = folder.pictures().iterator();
        List<String> without = folder.withoutLabelFolder();
        if (without.isEmpty()) {
            return;
        }
        Path labels = folder.folder().getFileSystem().getPath(folder.labelFolderOf(without.get(0)));
        String missing = "there is no folder " + labels + ": ";
        Optional<String> beside =
                without.stream().filter(folder::hasLabelsBeside).findFirst();
        report.loss(
                beside.isPresent()
                        ? Loss.ofDataset(
                                YoloLosses.LABELS_BESIDE,
                                missing + "the labels beside the pictures are read, such as those of "
                                        + folder.folder().resolve(beside.get()))
                        : Loss.ofDataset(
                                YoloLosses.LABELS_MISSING,
                                missing + without.size() + " pictures of " + folder.folder()
                                        + " are read without annotations" + dotaLabels(labels)));
    }

    /** Says what to do about labels in DOTA's form, which Roboflow exports as YOLOv5 OBB; else nothing. */
    private static String dotaLabels(Path missing) {
        Path dota = missing.resolveSibling(DOTA_LABELS);
        return FileKind.isFolder(dota)
                ? ". " + dota
                        + " has labels in DOTA's form, which are not read here: read the data set with --from dota"
                : "";
    }

    private Optional<Item> item(PictureFolder folder, String name) throws ExportException {
        return reader.read(folder.idOf(name), name, folder.split(), new PictureReader.Place() {
            @Override
            public Path picture() throws ItemException {
                return folder.picture(name);
            }

            @Override
            public Optional<Path> labels() throws ItemException {
                return folder.labels(name);
            }
        });
    }
}
