package org.labelport.coco;

import java.io.IOException;
import org.labelport.convert.FileNames;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;

/** Writes items: an entry of {@code images}, entries of {@code annotations}, and the picture. */
final class CocoShard implements ShardWriter {

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
        if (!(item.media() instanceof Media.Image image)) {
            throw new ItemException(
                    "media.unsupported",
                    "COCO lists single pictures, and this is "
                            + item.media().dataType().key() + " or has several pages; choose another format for it");
        }
        if (!image.hasSize() && content.needsSize()) {
            throw new ItemException(
                    "image.size-unknown",
                    "COCO needs the width and height of '" + item.path()
                            + "', and the source has neither; give the pictures with --images");
        }
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
