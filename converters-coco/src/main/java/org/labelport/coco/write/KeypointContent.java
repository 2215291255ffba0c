package org.labelport.coco.write;

import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;

/** The content of files of keypoints: one entry for each object, with its box, region and keypoints. */
public record KeypointContent(Taxonomy taxonomy, CocoTree tree, RleForm rle, KeypointSkeletons skeletons)
        implements CocoContent {

    @Override
    public Entries entries(ShardOutput out) {
        return new KeypointEntries(this, out);
    }

    /** Appends the skeleton even when it is empty, since readers need its keys in every category. */
    @Override
    public void category(ByteText text, int index, Category category, ExportOutput counts) {
        SkeletonText.append(text, skeletons.of(index));
    }
}
