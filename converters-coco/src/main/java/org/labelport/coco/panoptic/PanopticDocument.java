package org.labelport.coco.panoptic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.labelport.coco.file.Closing;
import org.labelport.coco.file.CocoCodes;
import org.labelport.coco.file.CocoColor;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.CocoId;
import org.labelport.coco.file.Documents;
import org.labelport.coco.file.IdIndex;
import org.labelport.coco.file.PictureName;
import org.labelport.coco.read.CocoPictures;
import org.labelport.coco.record.CocoImage;
import org.labelport.coco.record.RecordBuffer;
import org.labelport.coco.record.RecordLog;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Skeleton;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.target.FileKind;
import org.labelport.target.GroupedRecords;
import org.labelport.target.MediaFolder;
import org.labelport.target.ParallelItemSource.Reading;
import org.labelport.target.SourceRequest;

/** One scanned panoptic file: gives what reads its items, in the order of {@code images}. */
final class PanopticDocument implements Documents.Document<Reading> {

    private static final List<String> FIRST = List.of("images", "categories");
    private static final List<String> SECOND = List.of("annotations");

    private final CocoFile file;
    private final Optional<MediaFolder> masks;
    private final SourceRequest request;
    private final CocoPictures pictures;
    private final RecordLog images;
    private final IdIndex index = new IdIndex();
    private final Map<CocoId, Category> byId = new HashMap<>();
    private final Map<String, Category> byName = new LinkedHashMap<>();
    private final RecordBuffer buffer = new RecordBuffer();
    private final OtherKeys others;
    private @Nullable GroupedRecords annotations;
    private int used;
    private long entries;

    private PanopticDocument(CocoFile file, Path masks, SourceRequest request) throws IOException {
        this.file = file;
        this.request = request;
        this.masks = FileKind.isFolder(masks) ? Optional.of(new MediaFolder(masks)) : Optional.empty();
        this.pictures = CocoPictures.in(file, request.media());
        this.images = RecordLog.in(request.scratch());
        this.others = new OtherKeys(file.name(), request.report());
    }

    /**
     * Scans a file. The caller closes the result.
     *
     * @throws ExportException when the file as a whole cannot be read
     */
    static PanopticDocument scan(CocoFile file, Path masks, SourceRequest request) throws ExportException, IOException {
        PanopticDocument document = new PanopticDocument(file, masks, request);
        boolean scanned = false;
        try {
            document.scan();
            scanned = true;
            return document;
        } finally {
            if (!scanned) {
                document.close();
            }
        }
    }

    private void scan() throws ExportException, IOException {
        PanopticFile json = new PanopticFile(file.json(), request.limits());
        json.visit(
                FIRST,
                (place, element) -> {
                    if (place.list().equals("images")) {
                        image(place, element);
                        others.ofImage(element);
                    } else {
                        category(place, element);
                        others.ofCategory(element);
                    }
                },
                others::read);
        others.report();
        GroupedRecords grouped = new GroupedRecords(request.scratch(), file.name() + ".annotations", used);
        annotations = grouped;
        json.visit(SECOND, (place, element) -> {
            annotation(grouped, place, element);
            others.ofAnnotation(element);
        });
        grouped.seal();
        images.rewind();
    }

    private void image(PanopticFile.Place place, @Nullable Object element) throws ExportException, IOException {
        entries++;
        Optional<CocoId> id = PanopticFile.id(element, "id");
        String name = PanopticFile.text(element, "file_name");
        if (id.isEmpty() || name.isEmpty()) {
            error(
                    "",
                    CocoCodes.IMAGE_INVALID,
                    place.in(file.name()) + " has no id or no file_name; correct or remove it");
        } else if (!place.repeated().isEmpty()) {
            error(file.idPrefix() + id.get(), CocoCodes.KEY_DUPLICATE, place.in(file.name()) + ": " + place.repeated());
        } else if (!index.add(id.get(), used)) {
            error(
                    file.idPrefix() + id.get(),
                    CocoCodes.ID_DUPLICATE,
                    place.in(file.name()) + " has the same id as an image before it, which keeps the segments; give '"
                            + name + "' another id");
        } else {
            used++;
            PanopticSides sides = PanopticSides.of(element);
            String item = file.idPrefix() + id.get();
            if (!sides.odd().isEmpty()) {
                String detail = place.in(file.name()) + ": its " + sides.odd()
                        + " is not a number of pixels; it is read as unknown";
                request.report().loss(Loss.changed(item, CocoCodes.NUMBER_INVALID, detail));
            }
            buffer.clear();
            new CocoImage(item, PictureName.ofFile(name), sides.width(), sides.height()).writeTo(buffer);
            images.add(buffer);
        }
    }

    private void error(String item, String code, String message) throws ExportException {
        request.report().error(ItemError.ofItem(item, 0, code, message));
    }

    private void category(PanopticFile.Place place, @Nullable Object element) throws ExportException {
        long line = place.line();
        if (!place.repeated().isEmpty()) {
            throw new ExportException(
                    "coco.syntax", place.in(file.json().toString()) + " is ambiguous: " + place.repeated() + ".");
        }
        Optional<CocoId> id = PanopticFile.id(element, "id");
        String name = PanopticFile.text(element, "name");
        if (id.isEmpty() || name.isEmpty() || byId.containsKey(id.get()) || byName.containsKey(name)) {
            throw new ExportException(
                    "coco.syntax",
                    file.json() + ", line " + line
                            + ": a category has no id or name, or the same as another category. Correct it.");
        }
        Category category = new Category(
                name,
                PanopticFile.text(element, "supercategory"),
                color(name, line, element),
                Skeleton.NONE,
                List.of());
        byId.put(id.get(), category);
        byName.put(name, category);
    }

    /** Returns a category's colour; empty when it has none, or one that is not three numbers, which is reported. */
    private String color(String category, long line, @Nullable Object element) {
        if (PanopticFile.get(element, "color").isEmpty()) {
            return "";
        }
        List<?> color = PanopticFile.list(element, "color");
        List<Long> channels = color.stream()
                .flatMap(channel -> PanopticFile.whole(channel).stream())
                .filter(channel -> channel >= 0 && channel <= CocoColor.BRIGHTEST)
                .toList();
        if (color.size() == CocoColor.CHANNELS && channels.size() == CocoColor.CHANNELS) {
            return CocoColor.hex(channels.get(0), channels.get(1), channels.get(2));
        }
        request.report()
                .loss(Loss.ofDataset(
                        LossCodes.ATTRIBUTE_DROPPED,
                        file.name() + " line " + line + ": the color of '" + category
                                + "' is not read: it is not three numbers from 0 to 255"));
        return "";
    }

    private void annotation(GroupedRecords grouped, PanopticFile.Place place, @Nullable Object element)
            throws ExportException, IOException {
        Optional<CocoId> image = PanopticFile.id(element, "image_id");
        PanopticSegments segments = PanopticSegments.of(element);
        int ordinal = image.isPresent() ? index.find(image.get()) : IdIndex.ABSENT;
        if (ordinal == IdIndex.ABSENT) {
            String what = " belongs to no image; add the image, or remove this element";
            lost("", CocoCodes.IMAGE_UNKNOWN, place, what, segments);
        } else if (!place.repeated().isEmpty()) {
            String what = " is ambiguous: " + place.repeated();
            lost(file.idPrefix() + image.get(), CocoCodes.KEY_DUPLICATE, place, what, segments);
        } else {
            buffer.clear();
            segments.writeTo(buffer);
            grouped.add(ordinal, buffer.array(), 0, buffer.size());
        }
    }

    /** Reports an element whose segments are not read. */
    private void lost(String item, String code, PanopticFile.Place place, String what, PanopticSegments segments)
            throws ExportException {
        request.report()
                .error(new ItemError(
                        item,
                        "#" + place.index(),
                        code,
                        place.in(file.name()) + what,
                        0,
                        Math.max(1, segments.count())));
    }

    CocoFile file() {
        return file;
    }

    /** Returns the categories in the file's order. */
    List<Category> categories() {
        return List.copyOf(byName.values());
    }

    @Override
    public long entries() {
        return entries;
    }

    @Override
    public Optional<Reading> next() throws IOException {
        if (images.left() == 0 || annotations == null) {
            return Optional.empty();
        }
        CocoImage image = CocoImage.read(images.next());
        List<byte[]> entries = annotations.next();
        return Optional.of(
                () -> item(image, entries.stream().map(PanopticSegments::read).toList()));
    }

    /**
     * Makes the item of an image, in any thread. When that fails, the error is reported and the result is empty.
     *
     * @param entries the elements of {@code annotations} that belong to the picture; usually one
     */
    private Optional<Item> item(CocoImage image, List<PanopticSegments> entries) throws ExportException {
        List<Annotation> read = new ArrayList<>();
        int done = 0;
        try {
            Media.Image media = pictures.of(image);
            PanopticMasks reader = new PanopticMasks(image.id(), media, byId, request.report(), request.limits());
            Set<String> ids = new HashSet<>();
            for (PanopticSegments segments : entries) {
                for (Annotation annotation : reader.read(masks, segments)) {
                    if (ids.add(annotation.id())) {
                        read.add(annotation);
                    } else {
                        reader.errorOfSecond(annotation.id());
                    }
                }
                done++;
            }
            return Optional.of(Item.of(image.id(), image.name().name(), reader.media(), read)
                    .withSplit(file.split()));
        } catch (ItemException e) {
            int lost = read.size()
                    + entries.stream()
                            .skip(done)
                            .mapToInt(PanopticSegments::count)
                            .sum();
            request.report().error(ItemError.ofItem(image.id(), lost, e.code(), file.name() + ": " + e.getMessage()));
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        List<Closing.Step> steps = new ArrayList<>(List.of(images::close));
        if (annotations != null) {
            steps.add(annotations::close);
        }
        Closing.all(steps);
    }
}
