package org.labelport.labelstudio.read;

import java.util.List;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.task.MediaAddress;
import org.labelport.model.Media;
import org.labelport.options.PixelSize;
import org.labelport.report.ItemException;

/** Makes the video or audio of a task. What its data does not have is taken from the results. */
record RecordingReader(MediaFiles files) {

    private static final double MICROS = 1e6;
    private static final int RATE_DENOMINATOR = 1000;
    private static final double MAX_RATE = 100_000;

    ShownMedia video(Task task, String value, List<Node> results, String variable) throws ItemException {
        MediaAddress address = MediaAddress.of(value);
        Node meta = task.meta();
        int frames = MediaReader.size(meta, "frames");
        boolean derived = MediaReader.size(meta, "frames") == 0
                && MediaReader.size(meta, "width") == 0; // our own files say what was known
        int[] rate = meta.field("fps").map(RecordingReader::fraction).orElse(new int[] {0, 1});
        int width = MediaReader.size(meta, "width");
        int height = MediaReader.size(meta, "height");
        for (Node result : results) {
            Node fields = result.field("value").orElse(result);
            double duration = fields.numeric("duration").orElse(0.0);
            int count = MediaReader.size(fields, "framesCount");
            frames = frames == 0 ? count : frames;
            if (derived && rate[0] == 0 && duration > 0 && count > 0 && count / duration < MAX_RATE) {
                rate = new int[] {(int) Math.round(count / duration * RATE_DENOMINATOR), RATE_DENOMINATOR};
            }
            width = width == 0 ? MediaReader.size(result, "original_width") : width;
            height = height == 0 ? MediaReader.size(result, "original_height") : height;
        }
        if (derived && rate[0] == 0) {
            rate = rate(results);
        }
        if (width == 0 || height == 0) {
            width = files.videoSize().map(PixelSize::width).orElse(0);
            height = files.videoSize().map(PixelSize::height).orElse(0);
        }
        return new ShownMedia(
                new Media.Video(files.blob(address), width, height, frames, rate[0], rate[1]),
                address.path(),
                variable);
    }

    /** Returns the rate by the time of a box on a late frame; frames are counted from 1, and that is at 1 / rate. */
    private static int[] rate(List<Node> results) {
        int frame = 0;
        double rate = 0;
        for (Node result : results) {
            List<Node> boxes = result.field("value")
                    .flatMap(value -> value.field("sequence"))
                    .filter(Node::isList)
                    .map(Node::elements)
                    .orElse(List.of());
            for (Node box : boxes) {
                double time = box.numeric("time").orElse(0.0);
                if (time > 0 && MediaReader.size(box, "frame") > frame) {
                    frame = MediaReader.size(box, "frame");
                    rate = frame / time;
                }
            }
        }
        return rate > 0 && rate < MAX_RATE
                ? new int[] {(int) Math.round(rate * RATE_DENOMINATOR), RATE_DENOMINATOR}
                : new int[] {0, 1};
    }

    private static int[] fraction(Node fps) {
        double[] parts = fps.numbers();
        if (parts.length != 2 || parts[0] < 0 || parts[1] < 1) {
            throw new IllegalArgumentException("fps must be [numerator, denominator]");
        }
        return new int[] {(int) parts[0], (int) parts[1]};
    }

    ShownMedia audio(Task task, String value, List<Node> results, String variable) throws ItemException {
        MediaAddress address = MediaAddress.of(value);
        Node meta = task.meta();
        double micros = meta.numeric("micros").orElse(0.0);
        for (Node result : results) {
            micros = micros > 0 ? micros : result.numeric("original_length").orElse(0.0) * MICROS;
        }
        return new ShownMedia(
                new Media.Audio(
                        files.blob(address),
                        MediaReader.size(meta, "rate"),
                        MediaReader.size(meta, "channels"),
                        Math.max(0, Math.round(micros))),
                address.path(),
                variable);
    }
}
