package org.labelport.masks.plain;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.labelport.annotationfile.SplitFolder;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.masks.write.MaskLosses;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.output.ByteText;
import org.labelport.output.SafePath;
import org.labelport.output.ShardOutput;
import org.labelport.raster.ItemPainter;
import org.labelport.raster.LabelPicture;
import org.labelport.raster.Painting;
import org.labelport.raster.Painting.Note;
import org.labelport.raster.PngWriter;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;

/** Writes the picture and the mask of each item, and a mask of its objects' numbers where it is wanted. */
final class MasksShard implements ShardWriter {

    private final MasksPlan plan;
    private final ShardOutput out;

    MasksShard(MasksPlan plan, ShardOutput out) {
        this.plan = plan;
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        Painting painting = ItemPainter.paint(item, out.limits(), this::refusal);
        String name = plan.names().nameOf(numbered, out);
        String folder = SplitFolder.of(item.split()) + "/";
        String mask = folder + SafePath.stem(name) + ".png";
        out.media(MaskFolders.IMAGES + "/" + folder + name);
        int[] instances = report(item, painting);
        writeMask(item, painting, instances, out.file(MaskFolders.MASKS + "/" + mask));
        if (plan.instances() == MasksPlan.Instances.NUMBERED) {
            PngWriter.gray16(
                    out.file(MaskFolders.INSTANCES + "/" + mask),
                    painting.picture(owner -> owner == 0 ? 0 : instances[owner - 1]));
        }
    }

    private Optional<Note> refusal(Annotation annotation) {
        return annotation.category().isEmpty()
                        || plan.classes().valueOf(annotation.category()).isEmpty()
                ? Optional.of(new Note(
                        LossCodes.CATEGORY_MISSING, "the values of a mask are classes, and the annotation has none"))
                : Optional.empty();
    }

    /** Reports all annotations. Returns the number of each one that is written, and 0 for the others. */
    private int[] report(Item item, Painting painting) {
        MaskLosses losses = new MaskLosses(item, out);
        Map<String, Integer> perClass = new TreeMap<>();
        int[] instances = new int[item.annotations().size()];
        int next = 1;
        for (int i = 0; i < instances.length; i++) {
            Annotation annotation = item.annotations().get(i);
            if (painting.isSeen(i) && next > plan.instances().most()) {
                losses.dropped(
                        annotation,
                        LossCodes.MASK_TOO_MANY_INSTANCES,
                        "the masks of instances number up to "
                                + plan.instances().most() + " objects");
            } else if (losses.ofPainting(annotation, painting.fates().get(i))) {
                instances[i] = next++;
                losses.ofAnnotation(annotation, (attribute, value) -> false);
                perClass.merge(annotation.category(), 1, Integer::sum);
                out.written(annotation);
            }
        }
        if (plan.instances() == MasksPlan.Instances.NONE) {
            losses.united(perClass);
        }
        losses.ofItem();
        return instances;
    }

    private void writeMask(Item item, Painting painting, int[] instances, ByteText file) throws IOException {
        MaskClasses classes = plan.classes();
        LabelPicture picture = painting.picture(owner -> owner == 0 || instances[owner - 1] == 0
                ? classes.unlabelled()
                : classes.valueOf(item.annotations().get(owner - 1).category()).orElseThrow());
        if (classes.bits() == Short.SIZE) {
            PngWriter.gray16(file, picture);
        } else if (plan.mode() == MasksPlan.Mode.PALETTE) {
            PngWriter.palette(file, picture, classes.palette());
        } else {
            PngWriter.gray8(file, picture);
        }
    }
}
