package org.labelport.testkit;

import java.util.List;
import java.util.Optional;
import org.labelport.model.Blob;
import org.labelport.model.DataType;
import org.labelport.model.Media;
import org.labelport.model.Message;

/** A medium of each type of data, with a file behind it where such media have one. */
final class SampleMedia {

    /** The text of every text item. */
    static final String TEXT = "Ada Lovelace met Charles Babbage in London.\nShe wrote a program — the first “one”.\n";

    static final int CLOUD_POINTS = 12;

    static final int FRAMES = 10;

    private final SampleFiles files;

    SampleMedia(SampleFiles files) {
        this.files = files;
    }

    /** A new medium, with content that no other has where it has a file. */
    Media of(DataType type) {
        return switch (type) {
            case IMAGE -> image();
            case VIDEO -> new Media.Video(Blob.ABSENT, SampleFiles.WIDTH, SampleFiles.HEIGHT, FRAMES, 25, 1);
            case AUDIO -> new Media.Audio(files.recording(), SampleFiles.AUDIO_RATE, 1, 1_000_000);
            case TEXT -> new Media.Text(TEXT, files.text(TEXT));
            case POINT_CLOUD ->
                new Media.PointCloud(files.cloud(CLOUD_POINTS), CLOUD_POINTS, Optional.empty(), List.of());
            case PROMPT -> new Media.Chat(List.of(new Message("user", "What is a box?\nBe \"brief\".")), List.of());
        };
    }

    Media image() {
        return Media.Image.of(files.picture(), SampleFiles.WIDTH, SampleFiles.HEIGHT);
    }

    /** The usual extension of files of this type. */
    static String extension(DataType type) {
        return switch (type) {
            case IMAGE -> ".png";
            case VIDEO -> ".mp4";
            case AUDIO -> ".wav";
            case TEXT -> ".txt";
            case POINT_CLOUD -> ".pcd";
            case PROMPT -> ".json";
        };
    }
}
