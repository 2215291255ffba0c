package org.labelport.masks.cityscapes;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.labelport.annotationfile.SplitFolder;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.json.Json;
import org.labelport.masks.file.ClassColor;
import org.labelport.masks.file.MasksLayout;
import org.labelport.masks.write.MaskLosses;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Value;
import org.labelport.output.ByteText;
import org.labelport.output.PictureFormat;
import org.labelport.output.SafePath;
import org.labelport.output.ShardOutput;
import org.labelport.raster.ItemPainter;
import org.labelport.raster.Painting;
import org.labelport.raster.Painting.Note;
import org.labelport.raster.PngWriter;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/** Writes the picture of each item, and its masks and polygons, as far as they are wanted. */
final class CityscapesShard implements ShardWriter {

    private static final String PNG = ".png";

    private final CityscapesPlan plan;
    private final ShardOutput out;
    private final CityPolygons polygons;

    CityscapesShard(CityscapesPlan plan, ShardOutput out) {
        this.plan = plan;
        this.out = out;
        this.polygons = new CityPolygons(plan.json());
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        Painting painting = ItemPainter.paint(item, out.limits(), this::refusal);
        String split = SplitFolder.of(item.split()) + "/";
        String name = plan.names().of(numbered);
        putPicture(item, split, name);
        int[] instances = report(item, painting);
        CityLabel[] labels = labels(item, painting);
        for (CityFile file : plan.files()) {
            ByteText bytes = out.file(CityscapesPlan.MASKS + split + name + file.end(CityFile.FINE));
            switch (file) {
                case LABEL_IDS -> PngWriter.gray8(bytes, painting.picture(owner -> labels[owner].id()));
                case TRAIN_IDS -> PngWriter.gray8(bytes, painting.picture(owner -> labels[owner].trainId()));
                case INSTANCE_IDS -> PngWriter.gray16(bytes, painting.picture(owner -> instances[owner]));
                case COLORS -> PngWriter.rgb(bytes, painting.picture(owner -> color(labels[owner])));
                case POLYGONS -> polygons.write(painting.canvas(), names(item, labels), bytes);
            }
        }
    }

    private void putPicture(Item item, String split, String name) throws ItemException, IOException {
        String extension = SafePath.extension(MasksLayout.spelled(SafePath.of(item.path())))
                .toLowerCase(Locale.ROOT);
        String picture = split + name + CityNames.PICTURE;
        if (plan.pictures() == PictureForm.PNG) {
            picture += PNG;
            out.media(CityscapesPlan.PICTURES + picture, PictureFormat.PNG);
        } else {
            picture += extension;
            out.media(CityscapesPlan.PICTURES + picture);
            if (!extension.equals(PNG)) {
                out.loss(Loss.changed(
                        item.id(),
                        CityscapesCodes.NOT_PNG,
                        "'" + item.path() + "' is kept as it is; Cityscapes' programs look for PNG files"));
            }
        }
        String path = picture.substring(split.length());
        if (!path.equals(item.path())) {
            out.loss(Loss.changed(
                    item.id(), LossCodes.FILE_RENAMED, "'" + item.path() + "' is written as '" + path + "'"));
            keepName(picture, item.path());
        }
    }

    private void keepName(String picture, String path) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("image", picture);
        line.put("path", path);
        ByteText names = out.part(CityscapesPlan.NAMES);
        plan.json().write(line, names, Json.Style.LINE);
        names.ascii('\n');
        CityscapesPlan.countRenamed(out);
    }

    private Optional<Note> refusal(Annotation annotation) {
        Optional<CityLabel> label = plan.label(annotation.category());
        if (label.isEmpty()) {
            return Optional.of(new Note(
                    LossCodes.CATEGORY_MISSING, "the values of a mask are labels, and the annotation has no category"));
        }
        return label.get().isDrawn()
                ? Optional.empty()
                : Optional.of(new Note(
                        CityscapesCodes.NOT_DRAWN, "Cityscapes does not draw '" + annotation.category() + "'"));
    }

    /** Returns the label of each owner of pixels. The first one is for pixels without an annotation. */
    private CityLabel[] labels(Item item, Painting painting) {
        CityLabel[] labels = new CityLabel[item.annotations().size() + 1];
        Arrays.fill(labels, OfficialLabels.UNLABELED);
        for (int i = 1; i < labels.length; i++) {
            if (painting.isSeen(i - 1)) {
                labels[i] = plan.label(item.annotations().get(i - 1).category()).orElseThrow();
            }
        }
        return labels;
    }

    private static int color(CityLabel label) {
        return ClassColor.parse(label.color()).orElse(0);
    }

    /** Returns the label that the polygons of each owner get. Regions of many objects have a label of their own. */
    private static String[] names(Item item, CityLabel[] labels) {
        String[] names = new String[labels.length];
        for (int i = 0; i < names.length; i++) {
            boolean group = i > 0 && labels[i].isGroup(item.annotations().get(i - 1));
            names[i] = group ? labels[i].name() + CityLabels.GROUP : labels[i].name();
        }
        return names;
    }

    /** Reports all annotations. Returns the instance id of each owner of pixels, if these ids are written. */
    private int[] report(Item item, Painting painting) {
        MaskLosses losses = new MaskLosses(item, out);
        int[] ids = new int[item.annotations().size() + 1];
        if (plan.files().contains(CityFile.INSTANCE_IDS)) {
            reportObjects(item, painting, losses, ids);
        } else {
            losses.ofClasses(painting, out::written);
        }
        losses.ofItem();
        return ids;
    }

    private void reportObjects(Item item, Painting painting, MaskLosses losses, int[] ids) {
        InstanceIds instances = new InstanceIds(losses);
        for (int i = 0; i < item.annotations().size(); i++) {
            Annotation annotation = item.annotations().get(i);
            if (losses.ofPainting(annotation, painting.fates().get(i))) {
                CityLabel label = plan.label(annotation.category()).orElseThrow();
                ids[i + 1] = instances.next(annotation, label);
                losses.ofAnnotation(
                        annotation,
                        (name, value) ->
                                label.hasInstances() && name.equals(Attributes.CROWD) && value instanceof Value.Flag);
                out.written(annotation);
            }
        }
        instances.reportUnited();
    }
}
