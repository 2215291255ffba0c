package org.labelport.csv.picture.write;

import java.util.ArrayList;
import java.util.List;
import org.labelport.convert.UnwrittenParts;
import org.labelport.geometry.BoxFit;
import org.labelport.model.Annotation;
import org.labelport.model.Taxonomy;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;

/** What tables that hold only classes and boxes have in common. */
public final class PlainAnnotations {

    /** The name in messages of what boxes are written to. */
    public static final String HOLDER = "the table";

    /** Losses of every table that holds only classes and boxes. */
    public static final List<LossSpec> LOSSES = LossSpec.joined(
            BoxFit.LOSSES,
            UnwrittenParts.LOSSES,
            LossSpec.allShared(
                    LossCodes.CATEGORY_MISSING,
                    LossCodes.CROWD_AS_OBJECT,
                    LossCodes.FILE_RENAMED,
                    LossCodes.TEXT_CONTROL_CHARS));

    /** Why an annotation without a category is dropped. */
    public static final BoxFit.Note NO_CLASS =
            new BoxFit.Note(LossCodes.CATEGORY_MISSING, "a row needs a class, and the annotation has none");

    private PlainAnnotations() {}

    /** Returns the losses of all such tables, followed by those of one format. */
    public static List<LossSpec> lossesAnd(LossSpec... own) {
        List<LossSpec> all = new ArrayList<>(LOSSES);
        all.addAll(List.of(own));
        return List.copyOf(all);
    }

    /**
     * Requires an annotation's class to be among the categories, and returns its index there.
     *
     * @throws ItemException when the class is not among them
     */
    public static int requireClass(Annotation annotation, Taxonomy taxonomy) throws ItemException {
        return taxonomy.indexOf(annotation.category())
                .orElseThrow(() -> new ItemException(
                        "category.unknown",
                        "annotation " + annotation.id() + ": '" + annotation.category()
                                + "' is not among the categories"));
    }
}
