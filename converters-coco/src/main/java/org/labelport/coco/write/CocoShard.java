package org.labelport.coco.write;

import java.io.IOException;
import org.labelport.convert.FileNames;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.convert.SinglePicture;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;

/** Writes items: for each an entry of {@code images}, entries of {@code annotations}, and the picture. */
final class CocoShard implements ShardWriter {

    /** The format's name in messages. */
    private static final String FORMAT = "COCO";

    private final FileNames names;
    private final CocoTree tree;
    private final CocoContent content;
    private final CocoContent.Entries entries;
    private final ShardOutput out;

    CocoShard(FileNames names, CocoTree tree, CocoContent content, ShardOutput out) {
        this.names = names;
        this.tree = tree;
        this.content = content;
        this.entries = content.entries(out);
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        Media.Image image = content.needsSize() ? SinglePicture.withSize(item, FORMAT) : SinglePicture.of(item, FORMAT);
        String name = names.nameOf(numbered, out);
        imageEntry(numbered, image, name);
        if (content.hasPictures()) {
            out.media(tree.picture(item.split(), name));
        }
        entries.write(numbered, image, name);
    }

    private void imageEntry(NumberedItem numbered, Media.Image image, String name) {
        ByteText text = out.part(tree.images(numbered.item().split()));
        text.text("{\"id\":").integer(numbered.number() + 1);
        content.image(text, numbered, name);
        if (image.hasSize()) {
            text.text(",\"width\":").integer(image.width());
            text.text(",\"height\":").integer(image.height());
        }
        text.ascii('}');
    }
}
