package org.labelport.coco.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.labelport.coco.file.Closing;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.CocoJson;
import org.labelport.coco.file.CocoSyntax;
import org.labelport.coco.file.IdIndex;
import org.labelport.coco.list.JsonInput;
import org.labelport.coco.list.PlacedParser;
import org.labelport.report.ExportException;
import org.labelport.target.SourceRequest;

/**
 * Reads a file once, from start to end, in whatever order its sections are. Images and annotations are kept as binary
 * records. Annotations that come before the images wait in a log and are grouped by image at the end.
 */
final class CocoScan implements AutoCloseable {

    private static final int RECORDS_BETWEEN_PROGRESS = 256;

    private final CocoFile file;
    private final SourceRequest request;
    private final JsonInput in;
    private final PlacedParser parser;
    private final UnknownKeys unknown;
    private final OriginKeys origin;
    private final ImageScan images;
    private final CategoryIds categoryIds = new CategoryIds();
    private final AnnotationReader annotationReader;
    private final AnnotationSorter sorter;
    private final AnnotationList annotationList;
    private final CocoCategories categories;
    private final CocoPictures pictures;

    /** Whether annotations may be read in pieces, see {@link AnnotationList}. */
    private final boolean inPieces;

    private final long fileSize;
    private long records;

    private CocoScan(CocoFile file, SourceRequest request, boolean inPieces) throws IOException {
        this.file = file;
        this.request = request;
        this.inPieces = inPieces;
        this.fileSize = Files.size(file.json());
        this.pictures = CocoPictures.in(file, request.media());
        this.in = new JsonInput(file.json());
        this.parser = new PlacedParser(CocoJson.open(in, request.limits()));
        this.unknown = new UnknownKeys(file.name(), request.report());
        this.origin = new OriginKeys();
        IdIndex index = new IdIndex();
        ImageReader imageReader = new ImageReader(file, parser, request.report(), unknown, origin, index);
        this.images = new ImageScan(file, request, parser, unknown, origin, imageReader);
        this.annotationReader = new AnnotationReader(parser, unknown, categoryIds);
        this.sorter = new AnnotationSorter(file, request, index, imageReader);
        this.annotationList = new AnnotationList(
                sorter,
                unknown,
                categoryIds,
                request.limits(),
                offset -> request.report().scanned(offset, fileSize));
        this.categories = new CocoCategories(file, request.report(), unknown);
    }

    /**
     * Reads a file.
     *
     * @return the content of the file; the caller closes it
     * @throws ExportException when the file as a whole is not COCO
     */
    static CocoDocument read(CocoFile file, SourceRequest request) throws ExportException, IOException {
        try (CocoScan scan = new CocoScan(file, request, true)) {
            return scan.document();
        } catch (ExportException e) {
            throw e.code().equals(CocoSyntax.CODE) ? ofOthers(file, request).orElse(e) : e;
        } catch (JsonProcessingException e) {
            throw new SyntaxSearch(file, request).error(e);
        } catch (CharConversionException e) {
            throw CocoSyntax.notUtf8(file.json(), e);
        }
    }

    /** Names the program that wrote a file which is not COCO; empty when it is not known. */
    private static Optional<ExportException> ofOthers(CocoFile file, SourceRequest request) {
        return OtherJson.of(file.json(), request.limits())
                .map(other -> new ExportException(CocoSyntax.CODE, file.json() + " is " + other.content() + "."));
    }

    /** Reads a file token by token, which finds the exact place of an error. */
    static void check(CocoFile file, SourceRequest request) throws ExportException, IOException {
        try (CocoScan scan = new CocoScan(file, request, false)) {
            scan.checkedDocument().close();
        }
    }

    private CocoDocument checkedDocument() throws ExportException, IOException {
        try {
            return document();
        } catch (JsonProcessingException e) {
            throw CocoSyntax.error(file.json(), parser, fileSize, e);
        }
    }

    private CocoDocument document() throws ExportException, IOException {
        JsonToken start = parser.nextToken();
        if (start == null) {
            throw new ExportException(
                    CocoSyntax.CODE, file.json() + " is empty. Copy or export it again, or give another file.");
        }
        if (start != JsonToken.START_OBJECT) {
            throw CocoSyntax.error(
                    file.json(),
                    parser,
                    start == JsonToken.START_ARRAY
                            ? "this is a list, which has no images and categories. If it holds results, give the COCO file"
                                    + " that their ids refer to with --filter ground-truth=FILE; lists of other"
                                    + " programs are read by targets of their own, such as label-studio."
                            : "this is not a COCO file, which is one JSON object with images, annotations and"
                                    + " categories. Give such a file.");
        }
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            parser.nextToken();
            section(key);
        }
        if (parser.nextToken() != null) {
            throw CocoSyntax.error(file.json(), parser, "there is more after the end of the JSON. Remove it.");
        }
        if (images.noneIsUsed()) {
            Optional<ExportException> ofOthers = ofOthers(file, request);
            if (ofOthers.isPresent()) {
                throw ofOthers.get();
            }
        }
        if (!images.areThere()) {
            throw new ExportException(
                    CocoSyntax.CODE,
                    file.json()
                            + " has no list 'images', and no list 'videos' with file_names, so there is nothing to export."
                            + " Give a COCO file.");
        }
        if (file.results().isPresent()) {
            ResultScan.read(file.results().get(), request, unknown, categoryIds, sorter);
        }
        images.reportVideosWithoutFrames();
        origin.report(file.name(), request.report());
        categories.name(categoryIds);
        return new CocoDocument(file, request, images.with(sorter), categories, pictures);
    }

    private void section(String key) throws ExportException, IOException {
        switch (key) {
            case "images" -> {
                if (inList(key) && images.readList(this::tellProgress)) {
                    sorter.imagesKnown();
                }
            }
            case "annotations" -> annotations();
            case "categories" -> {
                if (inList(key)) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        category();
                    }
                }
            }
            case "info", "licenses" -> origin.readFile(key, parser);
            case "videos" -> {
                if (images.readVideos(this::tellProgress)) {
                    sorter.imagesKnown();
                }
            }
            default -> {
                parser.skipChildren();
                unknown.notRead("top level", key, "it is not a key of COCO files");
            }
        }
    }

    private void annotations() throws ExportException, IOException {
        if (!inList("annotations")) {
            return;
        }
        long read = inPieces && file.results().isEmpty() ? annotationList.read(parser, in) : 0;
        for (long i = read; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            tellProgress();
            if (file.results().isPresent()) {
                parser.skipChildren(); // the results are read instead
            } else {
                sorter.add(parser, annotationReader, "annotations", i);
            }
        }
    }

    private void tellProgress() throws ExportException {
        if (records++ % RECORDS_BETWEEN_PROGRESS == 0) {
            request.report().scanned(parser.currentLocation().getByteOffset(), fileSize);
        }
    }

    private void category() throws ExportException, IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            categories.read(parser);
        } else {
            String value = parser.getText();
            parser.skipChildren();
            unknown.notRead("categories", value, "a category is an object with an id and a name");
        }
    }

    /** Whether the parser is at a list. Null counts as an empty list, and anything else is an error of the file. */
    private boolean inList(String key) throws ExportException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            return true;
        }
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return false;
        }
        throw CocoSyntax.error(file.json(), parser, "'" + key + "' is not a list. Give a COCO file.");
    }

    @Override
    public void close() throws IOException {
        Closing.all(List.of(parser::close, sorter::close, images::close));
    }
}
