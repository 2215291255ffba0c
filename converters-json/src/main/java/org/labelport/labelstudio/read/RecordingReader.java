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

    /** Frames per second. */
    private record Rate(int numerator, int denominator) {

        static final Rate UNKNOWN = new Rate(0, 1);

        private static final int DENOMINATOR = 1000;
        private static final double MOST = 100_000;

        /** Returns a rate in thousandths; {@link #UNKNOWN} for one that no video has. */
        static Rate of(double frames, double seconds) {
            double rate = frames / seconds;
            return frames > 0 && seconds > 0 && rate < MOST
                    ? new Rate((int) Math.round(rate * DENOMINATOR), DENOMINATOR)
                    : UNKNOWN;
        }

        static Rate of(Node fps) {
            double[] parts = fps.numbers();
            if (parts.length != 2 || parts[0] < 0 || parts[1] < 1) {
                throw new IllegalArgumentException("fps must be [numerator, denominator]");
            }
            return new Rate((int) parts[0], (int) parts[1]);
        }

        boolean isKnown() {
            return numerator != 0;
        }
    }

    ShownMedia video(Task task, String value, List<Node> results, String variable) throws ItemException {
        MediaAddress address = MediaAddress.of(value);
        Node meta = task.meta();
        int frames = MediaReader.size(meta, "frames");
        boolean derived = frames == 0 && MediaReader.size(meta, "width") == 0; // our own files say what was known
        Rate rate = meta.field("fps").map(Rate::of).orElse(Rate.UNKNOWN);
        int width = MediaReader.size(meta, "width");
        int height = MediaReader.size(meta, "height");
        for (Node result : results) {
            Node fields = result.field("value").orElse(result);
            int count = MediaReader.size(fields, "framesCount");
            frames = frames == 0 ? count : frames;
            if (derived && !rate.isKnown()) {
                rate = Rate.of(count, fields.numeric("duration").orElse(0.0));
            }
            width = width == 0 ? MediaReader.size(result, "original_width") : width;
            height = height == 0 ? MediaReader.size(result, "original_height") : height;
        }
        if (derived && !rate.isKnown()) {
            rate = rate(results);
        }
        if (width == 0 || height == 0) {
            width = files.videoSize().map(PixelSize::width).orElse(0);
            height = files.videoSize().map(PixelSize::height).orElse(0);
        }
        return new ShownMedia(
                new Media.Video(files.blob(address), width, height, frames, rate.numerator(), rate.denominator()),
                address.path(),
                variable);
    }

    /** Returns the rate by the time of a box on a late frame; frames are counted from 1, and that is at 1 / rate. */
    private static Rate rate(List<Node> results) {
        int frame = 0;
        double seconds = 0;
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
                    seconds = time;
                }
            }
        }
        return Rate.of(frame, seconds);
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
