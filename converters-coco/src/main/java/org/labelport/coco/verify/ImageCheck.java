package org.labelport.coco.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.coco.file.CocoKind;
import org.labelport.coco.file.PictureName;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.target.MediaProbe;

/** Checks the elements of {@code images}, and whether their pictures are there. */
final class ImageCheck {

    private final CocoKind kind;
    private final EntryFindings findings;
    private final Optional<MediaFolder> pictures;
    private final MediaProbe probe;
    private final IdSet ids = new IdSet();
    private final Set<String> lists = new HashSet<>();
    private final RepeatedKeys repeated = new RepeatedKeys();

    private IdField id = IdField.MISSING;
    private Scalar width = Scalar.MISSING;
    private Scalar height = Scalar.MISSING;
    private String name = "";
    private String url = "";

    /** @param pictures the folder in which pictures are looked for; empty when none is expected */
    ImageCheck(CocoKind kind, EntryFindings findings, Optional<MediaFolder> pictures, MediaProbe probe) {
        this.kind = kind;
        this.findings = findings;
        this.pictures = pictures;
        this.probe = probe;
    }

    /** Reads and checks the object at the parser's position. */
    void check(JsonParser parser, EntryFindings.Place place) throws ExportException, IOException {
        read(parser);
        repeated.report(findings, place);
        id.check(findings, Codes.IMAGE_ID, place, IdField.Zero.REMARK, "some readers take that for a missing image");
        if (id.id().isPresent() && !ids.add(id.id().get())) {
            findings.damaged(
                    Codes.IMAGE_ID,
                    place,
                    "another image has the same id " + id.id().get()
                            + ", and readers give the annotations of both to one of them. Give it another id");
        }
        boolean sized = Listing.side(width) > 0 && Listing.side(height) > 0;
        if (!sized && kind != CocoKind.CAPTIONS && kind != CocoKind.LABELS) {
            findings.rejected(
                    Codes.IMAGE_SIZE, place, "width and height are not whole numbers above 0, and masks need them");
        }
        if (kind == CocoKind.LVIS) {
            lvis(place);
        }
        PictureName called = PictureName.of(name, url);
        String file = called.name();
        if (file.isEmpty()) {
            findings.rejected(Codes.IMAGE_NAME, place, "it has no file_name, so no reader finds the picture. Add it");
        } else if (file.startsWith("/")
                || file.contains("\\")
                || List.of(file.split("/")).contains("..")) {
            findings.damaged(
                    Codes.IMAGE_NAME, place, "its file_name '" + file + "' is not a path in the folder of pictures");
        } else if (pictures.isPresent()) {
            picture(pictures.get(), called, place, sized);
        }
    }

    private void read(JsonParser parser) throws IOException {
        id = IdField.MISSING;
        width = Scalar.MISSING;
        height = Scalar.MISSING;
        name = "";
        url = "";
        lists.clear();
        repeated.clear();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            parser.nextToken();
            repeated.add(key);
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                lists.add(key);
            }
            switch (key) {
                case "id" -> id = IdField.read(parser);
                case "width" -> width = Scalar.read(parser);
                case "height" -> height = Scalar.read(parser);
                case "file_name" -> name = text(parser);
                case "coco_url" -> url = text(parser);
                default -> repeated.skip(parser);
            }
        }
    }

    static String text(JsonParser parser) throws IOException {
        parser.skipChildren();
        return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
    }

    private void lvis(EntryFindings.Place place) throws ExportException {
        for (String key : new String[] {"neg_category_ids", "not_exhaustive_category_ids"}) {
            if (!lists.contains(key)) {
                findings.lvisKeyMissing("list " + key, place);
            }
        }
        if (url.isEmpty()) {
            findings.lvisKeyMissing("coco_url", place);
        } else if (!url.contains("/")) {
            findings.rejected(
                    Codes.IMAGE_NAME,
                    place,
                    "its coco_url has no folder before the name, which readers take from there. Add it");
        }
    }

    private void picture(MediaFolder folder, PictureName called, EntryFindings.Place place, boolean sized)
            throws ExportException {
        try {
            Media.Image picture = probe.image(called.find(folder));
            if (sized) {
                size(picture, place);
            }
        } catch (ItemException e) {
            findings.rejected(
                    Codes.IMAGE_MISSING, place, e.getMessage() + ", and training stops at that. Put the picture there");
        } catch (IOException e) {
            findings.rejected(
                    Codes.IMAGE_UNREADABLE,
                    place,
                    e.getMessage() + ", and training stops at that. Replace it by a readable picture");
        }
    }

    private void size(Media.Image picture, EntryFindings.Place place) throws ExportException {
        boolean same = picture.width() == width.number() && picture.height() == height.number();
        boolean asStored = picture.isStoredAs(width.number(), height.number());
        if (picture.isSideways() && (same || asStored)) {
            findings.remark(
                    Codes.IMAGE_TURNED,
                    place,
                    "its EXIF orientation turns the picture: some readers apply it, others do not. Width and height"
                            + " are those of " + (same ? "the turned picture" : "the stored picture"));
        } else if (!same) {
            findings.damaged(
                    Codes.IMAGE_SIZE,
                    place,
                    "it says " + width.text() + " x " + height.text() + ", but the picture has " + picture.width()
                            + " x " + picture.height() + ", so its annotations are misplaced. Correct the size");
        }
    }
}
