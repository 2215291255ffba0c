package org.labelport.coco.panoptic;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.labelport.coco.write.CocoContent;
import org.labelport.coco.write.CocoTree;
import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;

/**
 * The content of panoptic files, with a PNG of segments for each picture.
 *
 * @param stuff the names of categories whose objects are not distinguished
 */
public record PanopticContent(Taxonomy taxonomy, CocoTree tree, Set<String> stuff) implements CocoContent {

    public static final OptionSpec STUFF = OptionSpec.optional(
            "stuff",
            OptionSpec.Type.LIST,
            "categories that are stuff, of which a picture has one segment each; all others are things, with one"
                    + " segment for each object");

    public PanopticContent {
        stuff = Set.copyOf(stuff);
    }

    public static PanopticContent of(Taxonomy taxonomy, CocoTree tree, Options options) throws ExportException {
        List<String> stuff = options.isSet(STUFF.name()) ? options.list(STUFF.name()) : List.of();
        for (String name : stuff) {
            if (taxonomy.indexOf(name).isEmpty()) {
                throw new ExportException(
                        "option.invalid",
                        "format coco-panoptic: '" + name
                                + "' is not a value for 'stuff': there is no such category. Give"
                                + " names of categories, separated by commas.");
            }
        }
        return new PanopticContent(taxonomy, tree, new HashSet<>(stuff));
    }

    @Override
    public Entries entries(ShardOutput out) {
        return new PanopticEntries(this, out);
    }

    @Override
    public void category(ByteText text, int index, Category category, ExportOutput counts) {
        int color = PanopticColor.of(category, index);
        text.text(",\"isthing\":").ascii(stuff.contains(category.name()) ? '0' : '1');
        text.text(",\"color\":[").integer(color >> 16 & 0xFF);
        text.ascii(',').integer(color >> 8 & 0xFF);
        text.ascii(',').integer(color & 0xFF).ascii(']');
    }
}
