package org.labelport.coco.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.labelport.coco.file.CocoKind;
import org.labelport.coco.file.OwnInfo;
import org.labelport.convert.Census;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ShardWriter;
import org.labelport.model.Category;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;

/**
 * The plan of an export to COCO: a JSON file and a folder of pictures for training and for every other split that has
 * items.
 */
public final class CocoPlan implements ConversionPlan {

    private static final String INFO = "{\"info\":{\"description\":\"" + OwnInfo.DESCRIPTION
            + "\",\"version\":\"1.0\"},\n" + "\"licenses\":[],\n\"images\":[\n";

    private final Taxonomy taxonomy;
    private final FileNames names;
    private final CocoTree tree;
    private final CocoContent content;
    private final Set<Split> splits;

    public CocoPlan(Census census, FileNames names, CocoTree tree, CocoContent content) {
        this.taxonomy = census.taxonomy();
        this.names = names;
        this.tree = tree;
        this.content = content;
        this.splits = tree.files(census);
    }

    /** Makes the content of an export, when its paths are known. */
    @FunctionalInterface
    public interface Contents {
        CocoContent in(CocoTree tree) throws ExportException, IOException;
    }

    /** The plan of a kind of files in the layout that is asked for. */
    public static CocoPlan of(CocoKind kind, PlanRequest request, Contents contents)
            throws ExportException, IOException {
        CocoTree tree = CocoTree.of(kind.task(), request.options());
        tree.report(request.census(), request.losses());
        FileNames names = kind == CocoKind.LVIS ? tree.flatNames(request.census()) : tree.names(request.census());
        return new CocoPlan(request.census(), names, tree, contents.in(tree));
    }

    @Override
    public Set<Metadata> keeps() {
        return content.kept();
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new CocoShard(names, tree, content, out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        for (Split split : splits) {
            try (OutputStream file = out.file(tree.json(split))) {
                new ByteText().text(INFO).writeTo(file);
                out.copy(tree.images(split), file);
                new ByteText().text("\n],\n\"annotations\":[\n").writeTo(file);
                out.copy(tree.annotations(split), file);
                categories(out).writeTo(file);
            }
        }
    }

    private ByteText categories(ExportOutput out) {
        if (!content.hasCategories()) {
            return new ByteText().text("\n]}\n");
        }
        ByteText text = new ByteText().text("\n],\n\"categories\":[");
        int id = 0;
        for (Category category : taxonomy.categories()) {
            text.text(id == 0 ? "\n" : ",\n").text("{\"id\":").integer(++id).text(",\"name\":");
            CocoText.string(text, category.name());
            text.text(",\"supercategory\":");
            CocoText.string(text, category.parent());
            content.category(text, id - 1, category, out);
            text.ascii('}');
        }
        return text.text("\n]}\n");
    }
}
