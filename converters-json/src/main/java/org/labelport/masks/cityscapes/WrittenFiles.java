package org.labelport.masks.cityscapes;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;

/** The choices of files that are written for a picture: all, or those that programs read for one task. */
enum WrittenFiles {
    ALL(EnumSet.allOf(CityFile.class)),
    /** torchvision reads label ids, mmsegmentation training ids. */
    SEMANTIC(EnumSet.of(CityFile.LABEL_IDS, CityFile.TRAIN_IDS)),
    /** torchvision reads instance ids, mmdetection label ids, too, and detectron2 also polygons. */
    INSTANCES(EnumSet.of(CityFile.LABEL_IDS, CityFile.INSTANCE_IDS, CityFile.POLYGONS)),
    /** Cityscapes' scripts make panoptic pictures of instance ids, and detectron2 reads training ids beside them. */
    PANOPTIC(EnumSet.of(CityFile.LABEL_IDS, CityFile.TRAIN_IDS, CityFile.INSTANCE_IDS));

    static final OptionSpec OPTION = OptionSpec.choice(
            "files",
            "all",
            List.of("all", "semantic", "instances", "panoptic"),
            "files beside each picture: all five, or only the label ids and what else programs read for one task:"
                    + " semantic adds training ids, instances adds instance ids and polygons, panoptic adds training ids"
                    + " and instance ids");

    private final Set<CityFile> files;

    WrittenFiles(Set<CityFile> files) {
        this.files = Collections.unmodifiableSet(files);
    }

    static WrittenFiles of(Options options) {
        return valueOf(options.text(OPTION.name()).toUpperCase(Locale.ROOT));
    }

    /** Returns the files that are written, in their order. */
    Set<CityFile> files() {
        return files;
    }

    /** Returns the files without which programs stop. Cityscapes itself has no training ids; colours are for the eye. */
    Set<CityFile> needed() {
        return this == ALL ? INSTANCES.files : files;
    }
}
