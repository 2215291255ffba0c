package org.labelport.coco.record;

import java.nio.ByteBuffer;
import org.labelport.coco.file.PictureName;

/**
 * The parts of an entry of {@code images} that are used.
 *
 * @param id the id of its item
 * @param name the picture's name in the file
 * @param width in pixels; 0 when not known
 * @param height in pixels; 0 when not known
 * @param sequence the name of the video whose frame it is; empty for none
 * @param frame its 0-based number in the video
 */
public record CocoImage(String id, PictureName name, int width, int height, String sequence, int frame) {

    /** An image that is no frame of a video. */
    public CocoImage(String id, PictureName name, int width, int height) {
        this(id, name, width, height, "", 0);
    }

    /** Whether it is a frame of a video. */
    public boolean isFrame() {
        return !sequence.isEmpty();
    }

    public boolean hasSize() {
        return width > 0 && height > 0;
    }

    public void writeTo(RecordBuffer record) {
        record.text(id);
        record.text(name.name());
        record.text(name.inFolder());
        record.whole(width);
        record.whole(height);
        record.text(sequence);
        record.whole(frame);
    }

    public static CocoImage read(byte[] bytes) {
        ByteBuffer record = ByteBuffer.wrap(bytes);
        return new CocoImage(
                RecordBuffer.text(record),
                new PictureName(RecordBuffer.text(record), RecordBuffer.text(record)),
                record.getInt(),
                record.getInt(),
                RecordBuffer.text(record),
                record.getInt());
    }
}
