package org.labelport.voc.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.target.ItemFile;
import org.labelport.target.ItemIds;
import org.labelport.target.NamedMedia;
import org.labelport.target.ParallelItemSource;
import org.labelport.target.SourceRequest;
import org.labelport.target.UnannotatedPictures;
import org.labelport.voc.file.Origin;
import org.labelport.voc.file.VocFolder;
import org.labelport.voc.file.VocLayout;

/**
 * Reads one item after the other, in the order of the paths of their XML files. In memory are the paths, and the files
 * that are being read.
 */
public final class VocSource implements ParallelItemSource {

    private static final String LISTS = VocLayout.LABEL_MAP + ", " + VocLayout.COLORS + " or " + VocLayout.CLASS_NAMES;

    private final SourceRequest request;
    private final Path pictures;
    private final ItemFiles files;
    private final Splits splits;
    private final Optional<Taxonomy> taxonomy;
    private final Map<String, PartItems> items;
    private final UnannotatedPictures unannotated = new UnannotatedPictures();
    private final IgnoredPixels ignored = new IgnoredPixels();
    private final ItemIds ids = new ItemIds();

    private int next;

    private record PartItems(VocPart part, VocItems items) {}

    /**
     * Opens the parts.
     *
     * @param origin of files that do not tell theirs
     * @param lists names of the files that may list classes, for messages
     */
    private VocSource(
            SourceRequest request,
            VocFolder folder,
            ItemFiles files,
            SortedMap<String, VocPart> parts,
            Origin origin,
            String lists)
            throws ExportException, IOException {
        this.request = request;
        this.files = files;
        Optional<Path> given = request.filter().optionalPath("images");
        this.pictures = given.orElse(folder.images());
        NamedMedia media = NamedMedia.in(given, "images", pictures, request.media());
        this.taxonomy = VocPart.classes(parts.values(), request.report());
        this.items = items(parts, origin, media, lists);
        this.splits = Splits.read(parts.values(), files.names(), request.report());
    }

    /**
     * Makes the readers of each part, by what its ids begin with. A part without segmentation pictures or classes uses
     * those of the whole data set.
     */
    private Map<String, PartItems> items(
            SortedMap<String, VocPart> parts, Origin origin, NamedMedia media, String lists)
            throws ExportException, IOException {
        PicturesByName byName = new PicturesByName(pictures, request.limits());
        TagFiles tags = TagFiles.read(parts.values(), taxonomy);
        Map<String, PartItems> made = new HashMap<>();
        for (VocPart part : parts.values()) { // the whole data set comes first
            Optional<Taxonomy> classes =
                    part.classes().or(() -> parts.get("").classes()).or(() -> taxonomy);
            SegmentationPictures own =
                    SegmentationPictures.of(part, classes.orElse(Taxonomy.EMPTY), unannotated, ignored, request);
            SegmentationPictures segmentation =
                    own.exist() || made.isEmpty() ? own : made.get("").items().segmentation();
            VocItems partItems = new VocItems(
                    origin,
                    classes,
                    lists,
                    media,
                    byName,
                    segmentation,
                    tags,
                    files.names(),
                    unannotated,
                    request.report());
            made.put(part.ids(), new PartItems(part, partItems));
        }
        return made;
    }

    /** Opens a VOC data set. The caller closes it. */
    public static VocSource open(SourceRequest request) throws ExportException, IOException {
        VocFolder folder = VocFolder.find(request.filter().path("path"));
        Optional<SegmentationFiles> masks = SegmentationFiles.in(
                folder,
                request.limits(),
                request.media(),
                request.report().unseen(folder.classPictures().getFileName() + "/"));
        ItemFiles files = masks.isPresent() ? masks.get() : XmlFiles.in(folder, request);
        Origin origin = Origin.ofBase(request.filter().text("base").equals("1") ? 1 : 0);
        return new VocSource(request, folder, files, VocPart.all(folder, files.names()), origin, LISTS);
    }

    /**
     * Opens a folder of XML files.
     *
     * @param taxonomy that categories must be in; empty when there is no list
     * @param lists names of the files that may list classes, for messages
     */
    public static VocSource open(SourceRequest request, VocFolder folder, Optional<Taxonomy> taxonomy, String lists)
            throws ExportException, IOException {
        SortedMap<String, VocPart> parts = new TreeMap<>(Map.of("", VocPart.whole(folder, taxonomy)));
        return new VocSource(request, folder, XmlFiles.in(folder, request), parts, Origin.ZERO, lists);
    }

    @Override
    public Optional<Reading> nextReading() {
        if (next == files.names().size()) {
            return Optional.empty();
        }
        String path = files.names().get(next++);
        ItemFile file = ItemFile.of(path, VocFolder.id(path), ids);
        return Optional.of(() -> item(file));
    }

    private Optional<Item> item(ItemFile file) throws ExportException, IOException {
        PartItems part = VocPart.of(file.stem(), items);
        try {
            file.reportRepeated("voc.file-repeated", request.report());
            return part.items().item(file, splits.of(file.stem(), part.part()), files.read(file.path()));
        } catch (ItemException e) {
            part.items().unread(file.stem());
            request.report().error(ItemError.ofItem(file.id(), 0, e.code(), e.getMessage()));
            return Optional.empty();
        }
    }

    @Override
    public void allRead() throws ExportException, IOException {
        unannotated.report(pictures, request);
        ignored.report(request.report());
    }

    @Override
    public Taxonomy taxonomy() {
        return taxonomy.orElse(Taxonomy.EMPTY);
    }

    @Override
    public OptionalLong expectedItems() {
        return OptionalLong.of(files.names().size());
    }

    @Override
    public void close() {}
}
