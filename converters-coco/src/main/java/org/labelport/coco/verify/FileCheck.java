package org.labelport.coco.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.CocoJson;
import org.labelport.coco.file.CocoKind;
import org.labelport.coco.file.CocoSyntax;
import org.labelport.coco.file.JsonEncoding;
import org.labelport.coco.file.SeenKeys;
import org.labelport.report.ExportException;
import org.labelport.target.MediaFolder;
import org.labelport.verify.Problem.Effect;
import org.labelport.verify.VerifyRequest;

/** Checks one file, and the list of results that belongs to it; or a list of results by itself. */
final class FileCheck {

    private final VerifyRequest request;
    private final CocoFile file;
    private final CocoKind kind;
    private final EntryFindings findings;

    FileCheck(VerifyRequest request, CocoFile file, CocoKind kind) {
        this.request = request;
        this.file = file;
        this.kind = kind;
        this.findings = new EntryFindings(request.name(file.json()), request.problems());
    }

    /** @param pictures the folder in which pictures are looked for; empty when none is expected */
    void run(Optional<MediaFolder> pictures) throws ExportException, IOException {
        encoding(file.json(), findings);
        guarded(file.json(), findings, () -> run(Listing.of(file, request.limits()), pictures));
    }

    private void run(Listing listing, Optional<MediaFolder> pictures) throws ExportException, IOException {
        guarded(file.json(), findings, () -> document(listing, pictures));
        if (kind == CocoKind.RESULTS && file.results().isEmpty()) {
            findings.file(
                    Effect.REMARK,
                    Codes.RESULTS_EMPTY,
                    "there is no list of results of its images. Put it into the folder above, as results_<split>.json");
        }
        if (file.results().isPresent()) {
            Path results = file.results().get();
            EntryFindings ofResults = new EntryFindings(request.name(results), request.problems());
            encoding(results, ofResults);
            guarded(results, ofResults, () -> results(results, Optional.of(listing), ofResults));
        }
    }

    /** Checks a list of results without the images and categories that its ids refer to. */
    void runList() throws ExportException, IOException {
        findings.file(
                Effect.REMARK,
                Codes.GROUND_TRUTH,
                "its image_id and category_id are not looked up. For that, call it results_<split>.json, and put the images"
                        + " and categories into annotations/image_info_<split>.json beside it");
        encoding(file.json(), findings);
        guarded(file.json(), findings, () -> results(file.json(), Optional.empty(), findings));
    }

    /** A step that reads a file. */
    @FunctionalInterface
    private interface Step {
        void run() throws ExportException, IOException;
    }

    /** Runs a step and reports when the file is not valid JSON in UTF-8. */
    private void guarded(Path json, EntryFindings findings, Step step) throws ExportException, IOException {
        try {
            step.run();
        } catch (JsonProcessingException e) {
            try (JsonParser parser = CocoJson.open(json, request.limits())) {
                String what = CocoSyntax.error(json.getFileName(), parser, Files.size(json), e)
                        .getMessage();
                findings.file(Effect.REJECTED, Codes.SYNTAX, what);
            }
        } catch (CharConversionException e) {
            findings.file(Effect.REJECTED, Codes.SYNTAX, "it is not valid UTF-8 text: " + e.getMessage());
        }
    }

    /** Reports a file that is not plain UTF-8. */
    private static void encoding(Path json, EntryFindings findings) throws ExportException, IOException {
        JsonEncoding encoding = JsonEncoding.of(json);
        if (encoding != JsonEncoding.PLAIN) {
            findings.file(
                    Effect.REJECTED,
                    encoding == JsonEncoding.MARKED ? Codes.BYTE_ORDER_MARK : Codes.SYNTAX,
                    encoding.problem());
        }
    }

    private void document(Listing listing, Optional<MediaFolder> pictures) throws ExportException, IOException {
        ImageCheck images = new ImageCheck(kind, findings, pictures, request.media());
        VideoCheck videos = new VideoCheck(findings);
        CategoryCheck categories = new CategoryCheck(kind, findings);
        EntryCheck entries = new EntryCheck(listing, kind, findings);
        Entry entry = new Entry();
        SeenKeys seen = new SeenKeys();
        try (JsonParser parser = CocoJson.open(file.json(), request.limits())) {
            JsonToken start = parser.nextToken();
            if (start != JsonToken.START_OBJECT) {
                findings.file(
                        Effect.REJECTED,
                        Codes.SYNTAX,
                        "it is not an object with images, annotations and categories"
                                + (start == JsonToken.START_ARRAY
                                        ? ". If it is a list of results, call it results_<split>.json, and its images and"
                                                + " categories annotations/image_info_<split>.json"
                                        : ""));
                return;
            }
            for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
                seen.add(key);
                parser.nextToken();
                switch (key) {
                    case "images" -> list(parser, key, findings, place -> images.check(parser, place));
                    case "videos" -> videos(parser, videos);
                    case "categories" -> list(parser, key, findings, place -> categories.check(parser, place));
                    case "annotations" ->
                        list(parser, key, findings, place -> {
                            entry.read(parser);
                            entries.check(entry, place);
                        });
                    default -> parser.skipChildren();
                }
            }
        }
        categories.end();
        if (seen.isAnyTwice()) {
            findings.file(Effect.DAMAGED, Codes.KEY_REPEATED, seen.problem());
        }
        keys(listing);
    }

    /** Checks videos, which are a list in files of videos; of other files the key means nothing. */
    private void videos(JsonParser parser, VideoCheck videos) throws ExportException, IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            list(parser, "videos", findings, place -> videos.check(parser, place));
        } else {
            parser.skipChildren();
        }
    }

    private void keys(Listing listing) throws ExportException {
        for (String key : new String[] {"images", "annotations", "categories", "info", "licenses"}) {
            boolean needed = key.equals("images")
                    || key.equals("annotations") && kind != CocoKind.RESULTS
                    || key.equals("categories");
            boolean unwanted = key.equals("categories") && kind == CocoKind.CAPTIONS;
            if (!listing.has(key) && !unwanted) {
                findings.file(
                        needed ? Effect.REJECTED : Effect.REMARK,
                        Codes.KEY_MISSING,
                        "it has no '" + key + "'; "
                                + (needed ? "readers stop at that" : "some readers, such as VIA, stop at that")
                                + ". Add an empty one");
            }
        }
    }

    /** Checks the element at the parser's position. */
    @FunctionalInterface
    private interface Element {
        void check(EntryFindings.Place place) throws ExportException, IOException;
    }

    private static long list(JsonParser parser, String list, EntryFindings findings, Element element)
            throws ExportException, IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            findings.file(Effect.REJECTED, Codes.SYNTAX, "'" + list + "' is not a list");
            return 0;
        }
        long index = 0;
        for (; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            EntryFindings.Place place = new EntryFindings.Place(
                    list, index, parser.currentTokenLocation().getLineNr());
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                element.check(place);
            } else {
                parser.skipChildren();
                findings.rejected(Codes.ANNOTATION, place, "it is not an object, and readers stop at it. Remove it");
            }
        }
        return index;
    }

    private void results(Path json, Optional<Listing> listing, EntryFindings findings)
            throws ExportException, IOException {
        ResultCheck results = new ResultCheck(listing, findings);
        Entry entry = new Entry();
        try (JsonParser parser = CocoJson.open(json, request.limits())) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                findings.file(Effect.REJECTED, Codes.SYNTAX, "it is not a list of results");
                return;
            }
            long count = list(parser, "results", findings, place -> {
                entry.read(parser);
                results.check(entry, place);
            });
            if (count == 0) {
                findings.file(
                        Effect.REJECTED,
                        Codes.RESULTS_EMPTY,
                        "it has no result, and pycocotools fails at an empty list. Remove the file");
            }
        }
    }
}
