package org.labelport.coco.write;

import java.util.Set;
import org.labelport.convert.Metadata;
import org.labelport.model.Attributes;
import org.labelport.model.Taxonomy;
import org.labelport.output.ShardOutput;

/** The content of files of instances: one entry for each box, polygon or mask. */
public record InstanceContent(Taxonomy taxonomy, CocoTree tree, RleForm rle) implements CocoContent {

    @Override
    public Entries entries(ShardOutput out) {
        return new InstanceEntries(
                taxonomy,
                tree,
                RegionForm.AS_IT_IS,
                rle,
                (text, annotation, category) ->
                        EntryText.crowd(text, Attributes.isSet(annotation.attributes(), Attributes.CROWD)),
                out);
    }

    @Override
    public Set<Metadata> kept() {
        return KEPT;
    }
}
