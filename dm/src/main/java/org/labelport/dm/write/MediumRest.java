package org.labelport.dm.write;

import java.util.ArrayList;
import java.util.List;
import org.labelport.model.Media;

/** What the model has of a medium and its file does not hold; the schema has no place for that either. */
final class MediumRest {

    private MediumRest() {}

    /** Names these properties, for a message. */
    static List<String> of(Media media) {
        List<String> known = new ArrayList<>();
        if (media.blob().location().isEmpty()) {
            if (media instanceof Media.Text text && !text.text().isEmpty()) {
                known.add("the text");
            }
            if (media instanceof Media.Image image && image.hasSize()) {
                known.add("width and height");
            }
            if (media instanceof Media.Video video && video.frames() + video.width() > 0) {
                known.add("size and frames of the video");
            }
            if (media instanceof Media.Audio audio && audio.micros() + audio.rate() > 0) {
                known.add("length and rate of the recording");
            }
        }
        if (media instanceof Media.Pages pages && !pages.pages().isEmpty()) {
            known.add("the pages");
        }
        if (media instanceof Media.PointCloud cloud && cloud.pose().isPresent()) {
            known.add("the sensor's pose");
        }
        if (media instanceof Media.PointCloud cloud && !cloud.cameras().isEmpty()) {
            known.add("the cameras");
        }
        if (media instanceof Media.Chat chat && !chat.tools().isEmpty()) {
            known.add("the tools");
        }
        return known;
    }
}
