package org.labelport.csv.openimages;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.labelport.model.Split;
import org.labelport.output.SafePath;

/** Names of files and columns. */
final class OpenImagesLayout {

    static final String ANNOTATIONS = "annotations/";
    static final String MASKS = "masks";
    static final String BOXABLE = "class-descriptions-boxable.csv";
    static final String DESCRIPTIONS = "class-descriptions.csv";
    static final String DESCRIPTIONS_HEADER = "LabelName,DisplayName\n";

    static final List<Split> SPLITS = List.of(Split.TRAIN, Split.VALIDATION, Split.TEST);

    /** The tables of a split. */
    enum Table {
        IMAGES(
                "-images-with-labels-with-rotation.csv",
                "ImageID,Subset,OriginalURL,OriginalLandingURL,License,AuthorProfileURL,Author,Title,OriginalSize,"
                        + "OriginalMD5,Thumbnail300KURL,Rotation"),
        LABELS("-annotations-human-imagelabels.csv", "ImageID,Source,LabelName,Confidence"),
        BOXES(
                "-annotations-bbox.csv",
                "ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsOccluded,IsTruncated,IsGroupOf,"
                        + "IsDepiction,IsInside"),
        SEGMENTS(
                "-annotations-object-segmentation.csv",
                "MaskPath,ImageID,LabelName,BoxID,BoxXMin,BoxXMax,BoxYMin,BoxYMax,PredictedIoU,Clicks"),
        /** Only read. */
        POINTS("-annotations-point-labels.csv", "ImageID,X,Y,Label,EstimatedYesNo,TextLabel");

        /** The tables of every export. */
        static final Set<Table> WRITTEN = EnumSet.range(IMAGES, SEGMENTS);

        private final String suffix;
        private final String header;

        Table(String suffix, String header) {
            this.suffix = suffix;
            this.header = header;
        }

        String header() {
            return header;
        }

        List<String> columns() {
            return List.of(header.split(","));
        }

        /** The column of the ids of classes. */
        String classes() {
            return this == POINTS ? "Label" : "LabelName";
        }

        /** The name of a split's file below {@link OpenImagesLayout#ANNOTATIONS}. */
        String file(Split split) {
            return word(split) + suffix;
        }
    }

    private OpenImagesLayout() {}

    /** Returns the format's word for a split; items without one are training data. */
    static String word(Split split) {
        return switch (split) {
            case NONE, TRAIN -> "train";
            case VALIDATION -> "validation";
            case TEST -> "test";
        };
    }

    static String imageFile(Split split, String name) {
        return "images/" + word(split) + "/" + name;
    }

    static String maskFile(Split split, String name) {
        return MASKS + "/" + word(split) + "/" + name;
    }

    /** Returns a picture's path as a file name, because the format has no folders. */
    static String flat(String path) {
        return path.replace("/", "__");
    }

    /** Returns the id of a picture: the name of its file without the extension. */
    static String imageId(String name) {
        return SafePath.stem(name);
    }
}
