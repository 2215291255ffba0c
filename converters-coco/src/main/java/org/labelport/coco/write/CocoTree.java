package org.labelport.coco.write;

import java.io.IOException;
import java.util.ArrayList;
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

/** Where the files of an export lie, and what its parts are called. */
public final class CocoTree {

    private static final String LAYOUT = "layout";
    private static final String HELP =
            "Folders and files: coco puts pictures into images/<split>, official into <split> as the public data set has"
                    + " it, single writes one annotations.json for all splits";

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

    /** The option that chooses among the layouts of this class. */
    public static OptionSpec option() {
        return OptionSpec.choice(LAYOUT, "coco", List.of("coco", "official", "single"), HELP + ".");
    }

    /** As {@link #option()}, with the layout of the Synapse SDK. */
    public static OptionSpec optionWithSynapse() {
        List<String> values = new ArrayList<>(option().allowed());
        values.add("synapse");
        return OptionSpec.choice(LAYOUT, "coco", values, HELP + ", synapse as the Synapse SDK writes them.");
    }

    /** @param task how file names start: {@code instances} */
    public static CocoTree of(String task, Options options) {
        return new CocoTree(task, Layout.valueOf(options.text(LAYOUT).toUpperCase(Locale.ROOT)));
    }

    /** The layout that is the default. */
    public static CocoTree of(String task) {
        return new CocoTree(task, Layout.COCO);
    }

    /** Splits that have a file: those with items, and always training. With one file for all, training stands for it. */
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

    /** As {@link #names}, for formats that have no folders below that of a split. */
    public FileNames flatNames(Census census) throws IOException {
        return FileNames.plan(
                census, FileNames.Unique.PATH, header -> part(header.split()), path -> path.replace('/', '_'));
    }

    /** Says so when the layout has no place for splits, and there are some. */
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

    /** The path of a picture. */
    String picture(Split split, String name) {
        return layout == Layout.OFFICIAL ? pictureBelowRoot(split, name) : "images/" + inImages(split, name);
    }

    /** The path of a picture from the folder on that a reader of LVIS is given: always with one folder. */
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

    /** How COCO calls a split; data that is not divided is for training. */
    public static String folder(Split split) {
        return switch (split) {
            case NONE, TRAIN -> "train";
            case VALIDATION -> "val";
            case TEST -> "test";
        };
    }
}
