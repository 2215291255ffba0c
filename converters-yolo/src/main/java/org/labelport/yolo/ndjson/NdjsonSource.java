package org.labelport.yolo.ndjson;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.labelport.limits.Limit;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.ItemIds;
import org.labelport.target.ItemSource;
import org.labelport.target.MediaFolder;
import org.labelport.target.SourceRequest;
import org.labelport.yolo.rows.YoloTask;
import org.labelport.yolo.rows.read.LabelRow;
import org.labelport.yolo.rows.read.RowException;
import org.labelport.yolo.rows.read.RowShapes;

/**
 * Makes an item from each line, in their order. If a picture's size is read over the network, its annotations are added
 * once the size is known.
 */
final class NdjsonSource implements ItemSource {

    static final String LISTS_MIXED = "yolo-ndjson.lists-mixed";

    private final Path file;
    private final JsonLines lines;
    private final DatasetRecord dataset;
    private final MediaFolder folder;
    private final SourceRequest request;
    private final ItemIds ids = new ItemIds();
    /** The rows that need the size of their picture, for each item in the order in which they are completed. */
    private final Queue<List<LabelRow>> waiting = new ArrayDeque<>();

    private NdjsonSource(Path file, JsonLines lines, DatasetRecord dataset, MediaFolder folder, SourceRequest request) {
        this.file = file;
        this.lines = lines;
        this.dataset = dataset;
        this.folder = folder;
        this.request = request;
    }

    static NdjsonSource open(Path file, SourceRequest request) throws ExportException, IOException {
        JsonLines lines = new JsonLines(file, request.limits());
        try {
            JsonLines.Line first =
                    lines.next().orElseThrow(() -> new ExportException(DatasetRecord.INVALID, file + " is empty"));
            String where = file + " line " + first.number();
            if (first.isWide()) {
                throw new ExportException(DatasetRecord.INVALID, file + DatasetRecord.WIDE);
            }
            DatasetRecord dataset =
                    DatasetRecord.of(object(first, request, DatasetRecord.INVALID, where), where, request.report());
            return new NdjsonSource(file, lines, dataset, new MediaFolder(file.resolveSibling("")), request);
        } catch (ItemException e) {
            lines.close();
            throw new ExportException(e.code(), String.valueOf(e.getMessage()), e);
        } catch (ExportException | IOException e) {
            lines.close();
            throw e;
        }
    }

    private static Map<?, ?> object(JsonLines.Line line, SourceRequest request, String code, String where)
            throws ItemException {
        if (line.tooLong()) {
            throw new ItemException(
                    code,
                    where + " has more than the " + request.limits().of(Limit.LINE) + " " + Limit.LINE.meaning() + ". "
                            + request.limits().remedy(Limit.LINE));
        }
        try {
            if (request.json().read(line.json()) instanceof Map<?, ?> object) {
                return object;
            }
        } catch (IOException e) {
            throw new ItemException(code, where + ": " + e.getMessage(), e);
        }
        throw new ItemException(code, where + " is not a JSON object");
    }

    @Override
    public Taxonomy taxonomy() {
        return dataset.taxonomy();
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        for (Optional<JsonLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            String where = file + " line " + line.get().number();
            try {
                PictureRecord record = PictureRecord.of(object(line.get(), request, PictureRecord.INVALID, where));
                return Optional.of(item(record, where));
            } catch (ItemException e) {
                String message = String.valueOf(e.getMessage());
                request.report()
                        .error(ItemError.ofItem(
                                "line " + line.get().number(),
                                0,
                                e.code(),
                                message.startsWith(where) ? message : where + ": " + message));
            }
        }
        return Optional.empty();
    }

    private Item item(PictureRecord record, String where) throws ItemException, ExportException {
        Split split = Split.ofWord(record.split());
        String place = record.split().isEmpty() ? record.file() : record.split() + "/" + record.file();
        String id = ids.next(place);
        if (!id.equals(place)) {
            request.report()
                    .loss(Loss.changed(
                            id,
                            "yolo-ndjson.picture-repeated",
                            where + ": an earlier line has the picture '" + place + "', too; each is read as an item"));
        }
        Media.Image image = image(record);
        Item item =
                Item.of(id, record.file(), image, List.of()).withSplit(split).withAttributes(record.others());
        if (!record.unreadKeys().isEmpty()) {
            request.report()
                    .loss(Loss.changed(
                            id,
                            DatasetRecord.KEY_DROPPED,
                            where + ": keys are not read: " + String.join(", ", record.unreadKeys())));
        }
        for (String unread : record.unread()) {
            request.report()
                    .loss(Loss.dropped(
                            id,
                            unread,
                            LISTS_MIXED,
                            where + " has several lists of annotations; only the first, '" + record.list()
                                    + "', is read, as Ultralytics does"));
        }
        List<LabelRow> rows = rows(id, record, where);
        boolean waits = !image.hasSize() && dataset.task() != YoloTask.CLASSIFY;
        waiting.add(waits ? rows : List.of());
        return waits ? item : withAnnotations(item, rows);
    }

    private Item withAnnotations(Item item, List<LabelRow> rows) {
        RowShapes shapes = new RowShapes(dataset.taxonomy(), item.id(), (Media.Image) item.media(), request.report());
        return item.withAnnotations(shapes.annotations(rows));
    }

    private List<LabelRow> rows(String id, PictureRecord record, String where) throws ExportException {
        List<LabelRow> rows = new ArrayList<>();
        for (int i = 0; i < record.rows().size(); i++) {
            try {
                rows.add(dataset.grammar().row(i + 1, record.rows().get(i)));
            } catch (RowException e) {
                request.report()
                        .error(ItemError.ofAnnotation(
                                id,
                                Integer.toString(i + 1),
                                "yolo.row",
                                where + ": row " + (i + 1) + ": " + e.getMessage()));
            }
        }
        return rows;
    }

    /** Returns the picture beside the file, or the one at the URL, or without a file but with its size. */
    private Media.Image image(PictureRecord record) throws ItemException {
        Optional<Path> local = local(record);
        if (local.isPresent()) {
            return request.media().picture(local.get());
        }
        Optional<URI> url = remote(record.url());
        if (url.isPresent()) {
            return Media.Image.of(Blob.at(url.get(), Blob.UNKNOWN_SIZE), record.width(), record.height());
        }
        if (record.width() > 0 && record.height() > 0) {
            return Media.Image.of(Blob.ABSENT, record.width(), record.height());
        }
        throw new ItemException(
                "media.missing",
                "there is no picture '" + record.file() + "' beside the file, no URL, and no width and height");
    }

    private Optional<Path> local(PictureRecord record) throws ItemException {
        String name = SafePath.stem(String.valueOf(file.getFileName()));
        String inSplit = "images/" + record.split() + "/" + record.file();
        List<String> places = new ArrayList<>();
        dataset.path().ifPresent(path -> places.add(path + "/" + inSplit));
        places.addAll(List.of(name + "/" + inSplit, inSplit, record.file()));
        relative(record.url()).ifPresent(places::add);
        for (String place : places) {
            Optional<Path> there = folder.findIfThere(place);
            if (there.isPresent()) {
                return there;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> relative(String url) {
        try {
            URI uri = new URI(url);
            return uri.isAbsolute() || uri.getPath() == null || uri.getPath().isEmpty()
                    ? Optional.empty()
                    : Optional.of(uri.getPath());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<URI> remote(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    @Override
    public Item complete(Item item) throws ExportException {
        List<LabelRow> rows = waiting.remove();
        if (rows.isEmpty()) {
            return item;
        }
        if (item.media() instanceof Media.Image image && image.hasSize()) {
            return withAnnotations(item, rows);
        }
        request.report()
                .error(ItemError.ofItem(
                        item.id(),
                        rows.size(),
                        "image.size-unknown",
                        "rows are shares of the picture's sides, but its size could not be found"));
        return item;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
