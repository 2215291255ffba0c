package org.labelport.coco.write;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.labelport.coco.file.CocoCodes;
import org.labelport.convert.Census;
import org.labelport.convert.FileNames;
import org.labelport.model.Split;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.output.Part;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/** Gives the paths of an export's files, and the names of its parts. */
public final class CocoTree {

    private static final String LAYOUT = "layout";

    private final String task;
    private final Layout layout;

    private enum Layout {
        /** {@code images/train}: what Datumaro and CVAT look for. */
        COCO,
        /** {@code train}: what the public data set unpacks to. */
        OFFICIAL,
        /** One file for all splits. */
        SINGLE
    }

    private CocoTree(String task, Layout layout) {
        this.task = task;
        this.layout = layout;
    }

    /** Returns the option for the layouts of this class. */
    public static OptionSpec option() {
        return OptionSpec.choice(
                LAYOUT,
                "coco",
                List.of("coco", "official", "single"),
                "Folders and files: coco puts pictures into images/<split>, official into <split> as the public data set"
                        + " has it, single writes one annotations.json for all splits.");
    }

    /** @param task the beginning of file names, such as {@code instances} */
    public static CocoTree of(String task, Options options) {
        return new CocoTree(task, Layout.valueOf(options.text(LAYOUT).toUpperCase(Locale.ROOT)));
    }

    /** Returns the default layout. */
    public static CocoTree of(String task) {
        return new CocoTree(task, Layout.COCO);
    }

    /**
     * Returns the splits that have a file: training, and every other split with items. The one file for all splits
     * counts as training.
     */
    Set<Split> files(Census census) {
        Set<Split> splits = EnumSet.of(Split.TRAIN);
        for (Split split : Split.values()) {
            if (layout != Layout.SINGLE && split != Split.NONE && census.items(split) > 0) {
                splits.add(split);
            }
        }
        return splits;
    }

    public FileNames names(Census census) throws IOException {
        return FileNames.plan(census, FileNames.Unique.PATH, header -> part(header.split()));
    }

    /** Plans names without folders, for formats that have no folders in that of a split. */
    public FileNames flatNames(Census census) throws IOException {
        return FileNames.plan(
                census, FileNames.Unique.PATH, header -> part(header.split()), path -> path.replace('/', '_'));
    }

    /** Reports the splits of items when the layout has no place for splits. */
    public void report(Census census, LossSink losses) {
        long items = census.items() - census.items(Split.NONE);
        if (layout == Layout.SINGLE && items > 0) {
            losses.loss(Loss.ofDataset(
                    CocoCodes.SPLIT_DROPPED, items + " items are in the one file without the split they belong to"));
        }
    }

    public String json(Split split) {
        return layout == Layout.SINGLE ? "annotations.json" : "annotations/" + task + "_" + folder(split) + ".json";
    }

    /** Returns the path of a picture in the export. */
    String picture(Split split, String name) {
        return layout == Layout.OFFICIAL ? pictureBelowRoot(split, name) : "images/" + inImages(split, name);
    }

    /** Returns the path of a picture from the folder that a reader of LVIS gets. It always has one folder. */
    String pictureBelowRoot(Split split, String name) {
        return (layout == Layout.SINGLE ? "images" : folder(split)) + "/" + name;
    }

    private String inImages(Split split, String name) {
        return layout == Layout.SINGLE ? name : folder(split) + "/" + name;
    }

    Part images(Split split) {
        return new Part("images-" + part(split), ",\n");
    }

    public Part annotations(Split split) {
        return new Part("annotations-" + part(split), ",\n");
    }

    private String part(Split split) {
        return folder(layout == Layout.SINGLE ? Split.TRAIN : split);
    }

    /** Returns COCO's name of a split. Data without splits is for training. */
    public static String folder(Split split) {
        return switch (split) {
            case NONE, TRAIN -> "train";
            case VALIDATION -> "val";
            case TEST -> "test";
        };
    }
}
