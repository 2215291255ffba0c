package org.labelport.voc.read;

import java.util.Optional;
import org.labelport.model.SequenceSlot;
import org.labelport.voc.file.VocXml;

/**
 * The place of a picture in the videos of ImageNet: each folder of numbered files is a video, whose numbers of tracks
 * are its own.
 */
final class VideoFrame {

    private static final String DATABASE = "ILSVRC";
    private static final int MOST_DIGITS = 9;

    private VideoFrame() {}

    /**
     * Returns the place of a file's picture; empty when it is no frame of such a video.
     *
     * @param id path of the file, without its suffix
     */
    static Optional<SequenceSlot> of(String id, VocXml xml) {
        String name = id.substring(id.lastIndexOf('/') + 1);
        if (!isNumber(name) || !isOfVideo(xml)) {
            return Optional.empty();
        }
        String video = name.length() < id.length()
                ? id.substring(0, id.length() - name.length() - 1)
                : xml.field("folder").strip();
        return video.isEmpty() ? Optional.empty() : Optional.of(new SequenceSlot(video, Integer.parseInt(name), 0));
    }

    /** Whether a file is of ImageNet's videos, of which frames without objects say so in their source only. */
    private static boolean isOfVideo(VocXml xml) {
        return xml.field("database").strip().startsWith(DATABASE)
                || xml.objects().stream()
                        .anyMatch(object -> !object.field(ObjectReader.TRACK_ID).isBlank());
    }

    private static boolean isNumber(String name) {
        return !name.isEmpty() && name.length() <= MOST_DIGITS && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
