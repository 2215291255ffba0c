package org.labelport.csv.openimages;

import java.util.Optional;
import org.labelport.csv.picture.read.MissingValues;
import org.labelport.csv.picture.verify.TableCheck;
import org.labelport.csv.text.Numbers;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.verify.Problem.Effect;

/** Remarks which ImageIDs of one table programs take for something else, and pictures that they do not find by them. */
final class ImageIds {

    private boolean hasNumber;
    private boolean hasText;
    private String word = "";
    private String file = "";

    /** Takes the id of a row of annotations. */
    void row(String id) {
        boolean number = Numbers.decimal(id).isPresent();
        boolean isWord = MissingValues.isWord(id);
        hasNumber |= number;
        hasText |= !number && !isWord;
        if (isWord) {
            word = id;
        }
    }

    /** Takes a picture that was found by its id. */
    void picture(Optional<Media.Image> picture) {
        picture.flatMap(found -> found.blob().location())
                .map(location -> location.getPath())
                .filter(path -> !path.endsWith(".jpg"))
                .ifPresent(path -> file = path.substring(path.lastIndexOf('/') + 1));
    }

    /** Reports what all rows together show. Called once, after the last row. */
    void end(TableCheck check) throws ExportException {
        if (hasNumber && !hasText) {
            check.reportTable(
                    Effect.REMARK,
                    "numeric-ids",
                    "every ImageID is a number: FiftyOne and TensorFlow's scripts read them as numbers, with pandas, and"
                            + " find no picture for them. Put a letter in front of the pictures' names");
        }
        if (!word.isEmpty()) {
            check.reportTable(
                    Effect.REMARK,
                    "missing-word",
                    "pandas, with which FiftyOne and TensorFlow's scripts read, takes the ImageID '" + word
                            + "' for a missing value. Rename the picture");
        }
        if (!file.isEmpty()) {
            check.reportTable(
                    Effect.REMARK,
                    "picture-not-jpg",
                    "'" + file
                            + "' and maybe others do not end in .jpg, where mmdetection and TensorFlow's scripts look"
                            + " for that. Encode them as JPEG for these");
        }
    }
}
