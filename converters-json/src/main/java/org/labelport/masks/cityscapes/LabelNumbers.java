package org.labelport.masks.cityscapes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.labelport.masks.cityscapes.CityLabel.Instances;
import org.labelport.masks.file.ClassColor;
import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/** The ways to give label ids to the categories of a data set. */
enum LabelNumbers {
    /** Categories that are labels of Cityscapes get the ids there; all others get the next ids. */
    CITYSCAPES,
    /** All categories get ids from 1, in their order. */
    OWN;

    static final OptionSpec OPTION = OptionSpec.choice(
            "ids",
            "cityscapes",
            List.of("cityscapes", "own"),
            "Label ids: cityscapes gives classes with the names of its labels their ids and all others the next ones, own"
                    + " counts from 1.");

    private static final int LARGEST_ID = 255;

    static LabelNumbers of(Options options) {
        return valueOf(options.text(OPTION.name()).toUpperCase(Locale.ROOT));
    }

    /** Reports the supercategory and colour of a category that a label of Cityscapes replaces. */
    private static void report(Category category, CityLabel official, LossSink losses) {
        if (!category.parent().isEmpty() && !category.parent().equals(official.group())) {
            losses.loss(Loss.ofDataset(
                    LossCodes.SUPERCATEGORY_DROPPED,
                    "the supercategory '" + category.parent() + "' of '" + category.name() + "' becomes '"
                            + official.group() + "', which Cityscapes prescribes"));
        }
        if (!category.color().isEmpty() && !category.color().equalsIgnoreCase(official.color())) {
            losses.loss(Loss.ofDataset(
                    LossCodes.COLOR_DROPPED,
                    "the colour " + category.color() + " of '" + category.name() + "' becomes " + official.color()
                            + ", which Cityscapes prescribes"));
        }
    }

    /** Returns the labels of the categories, in their order. Each has a meaning of its own. */
    List<CityLabel> number(Taxonomy taxonomy, LossSink losses) throws ExportException {
        int nextId = this == OWN ? 1 : OfficialLabels.DRAWN.size();
        int nextTrainId = this == OWN ? 0 : OfficialLabels.TRAINED;
        List<CityLabel> labels = new ArrayList<>();
        for (Category category : taxonomy.categories()) {
            Optional<CityLabel> official = OfficialLabels.find(category.name());
            if (official.isPresent() && (this == CITYSCAPES || !official.get().isDrawn())) {
                labels.add(official.get());
                report(category, official.get(), losses);
                continue;
            }
            labels.add(label(category, nextId++, nextTrainId++));
            if (official.isEmpty()) {
                losses.loss(Loss.ofDataset(
                        CityscapesCodes.NOT_IN_CITYSCAPES,
                        "Cityscapes has no label '" + category.name() + "': its programs need a labels.py made from "
                                + CityLabels.FILE));
            }
        }
        return withoutNamesOfGroups(labels, losses);
    }

    private static CityLabel label(Category category, int id, int trainId) throws ExportException {
        if (id > LARGEST_ID) {
            throw new ExportException(
                    "cityscapes.too-many-classes",
                    "label ids are 1 to 255, and '" + category.name()
                            + "' would get a larger one. Choose fewer categories with --only, or the format masks");
        }
        return new CityLabel(
                category.name(),
                id,
                Math.min(trainId, CityLabel.IGNORED),
                category.parent(),
                Instances.TOLD_APART,
                ClassColor.hex(ClassColor.of(category, id)));
    }

    /**
     * Renames labels such as {@code cargroup} beside {@code car}, which readers take for a region of many cars, and
     * others like {@code playgroup}, whose objects detectron2 takes for such regions.
     */
    private static List<CityLabel> withoutNamesOfGroups(List<CityLabel> labels, LossSink losses)
            throws ExportException {
        Set<String> groups = new HashSet<>();
        Set<String> taken = new HashSet<>();
        for (CityLabel label : labels) {
            taken.add(label.name());
            if (label.hasInstances()) {
                groups.add(label.name() + CityLabels.GROUP);
            }
        }
        List<CityLabel> renamed = new ArrayList<>();
        for (CityLabel label : labels) {
            if (!groups.contains(label.name()) && !label.isLikeGroup()) {
                renamed.add(label);
                continue;
            }
            String name = label.name() + "_";
            while (!taken.add(name)) {
                name += "_";
            }
            renamed.add(label.named(name));
            losses.loss(Loss.ofDataset(
                    LossCodes.CLASS_RENAMED,
                    "'" + label.name() + "' is written as '" + name + "', because programs take it for a region of many"
                            + " objects by its end. Choose another name with --map"));
        }
        return renamed;
    }
}
