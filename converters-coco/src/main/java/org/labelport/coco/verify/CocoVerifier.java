package org.labelport.coco.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.CocoJson;
import org.labelport.coco.file.CocoKind;
import org.labelport.coco.file.PictureName;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.target.MediaFolder;
import org.labelport.verify.Problem;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

/**
 * Checks the files of one kind or of all kinds in a folder for what pycocotools, Datumaro, CVAT and trainers reject or
 * read wrongly.
 */
public final class CocoVerifier implements Verifier {

    private final List<CocoKind> kinds;

    private CocoVerifier(List<CocoKind> kinds) {
        this.kinds = kinds;
    }

    /** Returns a verifier of files of every kind. */
    public static Verifier ofAll() {
        return new CocoVerifier(List.of(CocoKind.values()));
    }

    /** Returns a verifier of files of one kind. */
    public static Verifier of(CocoKind kind) {
        return new CocoVerifier(List.of(kind));
    }

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        List<CheckedFile> files = new FilesToCheck(kinds, request).find();
        boolean anyPicture = false;
        for (CheckedFile found : files) {
            anyPicture = anyPicture || hasPicture(found.file(), request.limits());
        }
        if (!anyPicture && files.stream().anyMatch(found -> found.kind() != CocoKind.RESULTS)) {
            request.problems()
                    .problem(Problem.of(
                            Problem.Effect.REMARK,
                            Codes.IMAGE_MISSING,
                            "",
                            "none of the pictures was found; training needs them"));
        }
        for (CheckedFile found : files) {
            Optional<MediaFolder> pictures = anyPicture ? pictures(found.file()) : Optional.empty();
            FileCheck check = new FileCheck(request, found.file(), found.kind());
            if (found.isResultsAlone()) {
                check.runList();
            } else {
                check.run(pictures);
            }
        }
    }

    @Override
    public boolean takesFiles() {
        return true;
    }

    private static Optional<MediaFolder> pictures(CocoFile file) throws IOException {
        return file.pictures().isPresent()
                ? Optional.of(new MediaFolder(file.pictures().get()))
                : Optional.empty();
    }

    /** Whether at least one picture of a file is found. Stops at the first. */
    private static boolean hasPicture(CocoFile file, Limits limits) throws IOException {
        Optional<MediaFolder> pictures = pictures(file);
        if (pictures.isEmpty()) {
            return false;
        }
        try (JsonParser parser = CocoJson.open(file.json(), limits)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean name = token == JsonToken.VALUE_STRING
                        && ("file_name".equals(parser.currentName()) || "coco_url".equals(parser.currentName()));
                if (name && isThere(pictures.get(), parser.currentName(), parser.getText())) {
                    return true;
                }
            }
            return false;
        } catch (JsonProcessingException | CharConversionException e) {
            return false; // its fault is reported when it is checked
        }
    }

    private static boolean isThere(MediaFolder pictures, String key, String name) {
        return (key.equals("coco_url") ? PictureName.ofAddress(name) : PictureName.ofFile(name)).isIn(pictures);
    }
}
