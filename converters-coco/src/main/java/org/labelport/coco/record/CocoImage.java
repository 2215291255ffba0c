package org.labelport.coco.record;

import java.nio.ByteBuffer;
import org.labelport.coco.file.PictureName;

/**
 * An entry of {@code images}, as far as it is used.
 *
 * @param id the item's id
 * @param name as the file has it
 * @param width 0 when not known
 * @param height 0 when not known
 */
public record CocoImage(String id, PictureName name, int width, int height) {

    public boolean hasSize() {
        return width > 0 && height > 0;
    }

    public void writeTo(RecordBuffer record) {
        record.text(id);
        record.text(name.name());
        record.text(name.inFolder());
        record.whole(width);
        record.whole(height);
    }

    public static CocoImage read(byte[] bytes) {
        ByteBuffer record = ByteBuffer.wrap(bytes);
        return new CocoImage(
                RecordBuffer.text(record),
                new PictureName(RecordBuffer.text(record), RecordBuffer.text(record)),
                record.getInt(),
                record.getInt());
    }
}
