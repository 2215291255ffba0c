package org.labelport.voc.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labelport.convert.Census;
import org.labelport.convert.ClassNames;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Split;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;
import org.labelport.voc.file.SetNames;
import org.labelport.voc.file.VocLayout;

/**
 * The files {@code ImageSets/Main/<class>_<set>.txt}, which say for each picture whether it has a class: 1 for a tag or an
 * object, 0 for objects that are all difficult, -1 for none. They are written for the classes that tags use.
 */
public final class TagSets {

    /**
     * The most classes for which the files are written. Each has a line for every picture, so that with more of them
     * these files would be larger than all others.
     */
    private static final int MOST_CLASSES = 1000;

    private static final int PRESENT = 1;
    private static final int DIFFICULT = 0;
    private static final int ABSENT = -1;

    private final Map<String, String> fileNames;

    private TagSets(Map<String, String> fileNames) {
        this.fileNames = fileNames;
    }

    /** Makes the names of the set files of all categories that tags use. */
    public static TagSets plan(Census census, ClassNames classes, LossSink losses) {
        Map<String, String> names = new LinkedHashMap<>();
        SetNames files = new SetNames(classes.all());
        for (String category : census.taxonomy().names()) {
            if (census.shapes(category).containsKey(ShapeKind.TAG)) {
                String written = classes.of(category);
                String name = files.of(written);
                if (!name.equals(written)) {
                    losses.loss(Loss.ofDataset(
                            LossCodes.LABEL_SANITISED,
                            "the set files of '" + category + "' begin with '" + name + "'"));
                }
                names.put(category, name);
            }
        }
        return new TagSets(names.size() > MOST_CLASSES ? Map.of() : names);
    }

    /** Whether an annotation is a tag that the set files hold. */
    boolean has(Annotation annotation) {
        return annotation.shape() instanceof Shape.Whole && fileNames.containsKey(annotation.category());
    }

    /** Returns the loss of a tag that the set files do not hold. */
    Loss unwritten(Item item, Annotation tag) {
        return tag.category().isEmpty()
                ? Loss.dropped(item.id(), tag.id(), LossCodes.CATEGORY_MISSING, "a set file belongs to a class")
                : Loss.dropped(
                        item.id(),
                        tag.id(),
                        LossCodes.GEOMETRY_UNSUPPORTED,
                        "tags have more than " + MOST_CLASSES + " classes, and set files of so many are not written;"
                                + " choose fewer with --only");
    }

    /** Writes the lines of one picture, with the objects that it has in its XML file. */
    void write(Item item, String id, List<VocObject> objects, ShardOutput out) {
        Map<String, Integer> values = new HashMap<>();
        if (!fileNames.isEmpty()) {
            for (VocObject object : objects) {
                values.merge(object.annotation().category(), object.isDifficult() ? DIFFICULT : PRESENT, Math::max);
            }
        }
        for (Annotation annotation : item.annotations()) {
            if (has(annotation)) {
                values.put(annotation.category(), PRESENT);
            }
        }
        fileNames.forEach((category, name) -> {
            int value = values.getOrDefault(category, ABSENT);
            line(out.part(part(name, VocLayout.setOf(item.split()))), id, value);
            if (item.split() != Split.TEST) {
                line(out.part(part(name, VocLayout.TRAIN_AND_VALIDATION)), id, value);
            }
        });
    }

    private static void line(ByteText part, String id, int value) {
        part.text(id).text(value < 0 ? " " : "  ").integer(value).ascii('\n');
    }

    /** Writes the files of a set for all classes. */
    void finish(Part set, ExportOutput out) throws IOException {
        for (String name : fileNames.values()) {
            Part part = part(name, set);
            try (OutputStream file = out.file(VocLayout.setFile(part))) {
                out.copy(part, file);
            }
        }
    }

    private static Part part(String fileName, Part set) {
        return new Part(fileName + "_" + set.name(), "");
    }
}
