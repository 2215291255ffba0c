package org.labelport.voc.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.Census;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.Metadata;
import org.labelport.convert.ShardWriter;
import org.labelport.model.Split;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.PictureFormat;
import org.labelport.output.ShardOutput;
import org.labelport.voc.file.Coordinates;
import org.labelport.voc.file.LabelMapClasses;
import org.labelport.voc.file.VocLayout;

/**
 * Writes a file for each picture, and the set files and the label map at the end.
 *
 * @param segmentation whether regions are painted into segmentation pictures
 * @param pictures file format in which pictures are written; empty to keep each picture's own
 */
public record VocPlan(
        Census census,
        FileNames names,
        LabelMapClasses classes,
        Coordinates coordinates,
        TagSets tags,
        boolean segmentation,
        Optional<PictureFormat> pictures)
        implements ConversionPlan {

    @Override
    public Set<Metadata> keeps() {
        Set<Metadata> kept = EnumSet.of(Metadata.UNUSED_CATEGORIES, Metadata.CATEGORY_ORDER);
        if (census.taxonomy().categories().stream().allMatch(classes::hasColorOf)) {
            kept.add(Metadata.COLORS);
        }
        return kept;
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new VocShardWriter(this, out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        for (Split split : Split.values()) {
            boolean counted = split == Split.NONE && census.items(Split.TRAIN) > 0;
            if (census.items(split) > 0 && !counted) {
                sets(out, VocLayout.setOf(split));
            }
        }
        sets(out, VocLayout.TRAIN_AND_VALIDATION);
        try (OutputStream file = out.file(VocLayout.ROOT + VocLayout.LABEL_MAP)) {
            classes.labelMap().writeTo(file);
        }
    }

    private void sets(ExportOutput out, Part set) throws IOException {
        copy(set, out, VocLayout.setFile(set));
        tags.finish(set, out);
        if (segmentation) {
            Part segmented = VocLayout.segmented(set);
            copy(segmented, out, VocLayout.segmentedFile(set));
        }
    }

    private static void copy(Part part, ExportOutput out, String path) throws IOException {
        try (OutputStream file = out.file(path)) {
            out.copy(part, file);
        }
    }
}
