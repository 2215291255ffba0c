package org.labelport.coco;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.labelport.convert.Census;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.ShardWriter;
import org.labelport.model.Category;
import org.labelport.model.Skeleton;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;

/** One export to COCO: a JSON file and a folder of pictures for every split that has items, and always for training. */
final class CocoPlan implements ConversionPlan {

    private static final String INFO =
            "{\"info\":{\"description\":\"Exported by Labelport. Coordinates are pixels from the"
                    + " top left corner.\",\"version\":\"1.0\"},\n"
                    + "\"licenses\":[],\n\"images\":[\n";

    private final Taxonomy taxonomy;
    private final FileNames names;
    private final Set<Split> splits = EnumSet.of(Split.TRAIN);

    CocoPlan(Census census) throws IOException {
        this.taxonomy = census.taxonomy();
        this.names = FileNames.plan(census, FileNames.Unique.PATH, header -> folder(header.split()));
        for (Split split : Split.values()) {
            if (split != Split.NONE && census.items(split) > 0) {
                splits.add(split);
            }
        }
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new CocoShard(taxonomy, names, out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        for (Split split : splits) {
            try (OutputStream file = out.file("annotations/instances_" + folder(split) + ".json")) {
                new ByteText().text(INFO).writeTo(file);
                out.copy(images(split), file);
                new ByteText().text("\n],\n\"annotations\":[\n").writeTo(file);
                out.copy(annotations(split), file);
                categories().writeTo(file);
            }
        }
    }

    /** How COCO calls a split; data that is not divided is for training. */
    static String folder(Split split) {
        return switch (split) {
            case NONE, TRAIN -> "train";
            case VALIDATION -> "val";
            case TEST -> "test";
        };
    }

    static Part images(Split split) {
        return new Part("images-" + folder(split), ",\n");
    }

    static Part annotations(Split split) {
        return new Part("annotations-" + folder(split), ",\n");
    }

    private ByteText categories() {
        ByteText text = new ByteText().text("\n],\n\"categories\":[");
        int id = 0;
        for (Category category : taxonomy.categories()) {
            text.text(id == 0 ? "\n" : ",\n").text("{\"id\":").integer(++id).text(",\"name\":");
            CocoText.string(text, category.name());
            text.text(",\"supercategory\":");
            CocoText.string(text, category.parent());
            skeleton(text, category.skeleton());
            text.ascii('}');
        }
        return text.text("\n]}\n");
    }

    private static void skeleton(ByteText text, Skeleton skeleton) {
        if (skeleton.equals(Skeleton.NONE)) {
            return;
        }
        text.text(",\"keypoints\":[");
        List<String> points = skeleton.points();
        for (int i = 0; i < points.size(); i++) {
            text.text(i == 0 ? "" : ",");
            CocoText.string(text, points.get(i));
        }
        text.text("],\"skeleton\":[");
        List<Skeleton.Edge> edges = skeleton.edges();
        for (int i = 0; i < edges.size(); i++) {
            text.text(i == 0 ? "[" : ",[")
                    .integer(edges.get(i).from() + 1L)
                    .ascii(',')
                    .integer(edges.get(i).to() + 1L)
                    .ascii(']');
        }
        text.ascii(']');
    }
}
