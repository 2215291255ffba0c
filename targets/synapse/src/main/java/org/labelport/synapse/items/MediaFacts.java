package org.labelport.synapse.items;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.model.Blob;
import org.labelport.model.DataType;
import org.labelport.model.Media;

/**
 * What the platform says of a medium: width, height, rate, length. These are hints; numbers that cannot be true count
 * as unknown. The first map that has a plausible number decides.
 */
final class MediaFacts {

    private static final int MOST_PIXELS = 1_000_000;
    private static final int MOST_FPS = 1000;
    private static final int NTSC = 1001;
    private static final int THOUSAND = 1000;
    private static final double CLOSE = 0.005;
    private static final double MOST_SECONDS = 31_536_000;
    private static final int MICROS = 1_000_000;

    private final List<Map<String, Object>> facts;

    MediaFacts(List<Map<String, Object>> facts) {
        this.facts = facts;
    }

    /** A medium of this kind. */
    Media medium(DataType kind, Blob blob) {
        int width = whole(MOST_PIXELS, "width");
        int height = whole(MOST_PIXELS, "height");
        boolean known = width > 0 && height > 0;
        return switch (kind) {
            case IMAGE -> Media.Image.of(blob, known ? width : 0, known ? height : 0);
            case VIDEO -> {
                int[] rate = rate(number(MOST_FPS, "fps", "frame_rate"));
                int frames = whole(Integer.MAX_VALUE, "frames", "frame_count", "total_frames");
                yield new Media.Video(blob, known ? width : 0, known ? height : 0, frames, rate[0], rate[1]);
            }
            case AUDIO ->
                new Media.Audio(
                        blob,
                        whole(MOST_PIXELS, "sample_rate"),
                        whole(THOUSAND, "channels"),
                        Math.round(number(MOST_SECONDS, "duration") * MICROS));
            case TEXT -> new Media.Text("", blob);
            case POINT_CLOUD -> new Media.PointCloud(blob, 0, Optional.empty(), List.of());
            case PROMPT -> new Media.Chat(List.of(), List.of());
        };
    }

    private int whole(double most, String... names) {
        double number = number(most, names);
        return number == Math.rint(number) ? (int) number : 0;
    }

    /** The first plausible number by one of these names; 0 when there is none. */
    private double number(double most, String... names) {
        for (Map<String, Object> each : facts) {
            for (String name : names) {
                if (each.get(name) instanceof Number number
                        && number.doubleValue() > 0
                        && number.doubleValue() <= most) {
                    return number.doubleValue();
                }
            }
        }
        return 0;
    }

    /** The frame rate as a fraction. Rates such as 29.97 stand for a whole number of frames in 1001 milliseconds. */
    private static int[] rate(double fps) {
        double rounded = Math.rint(fps);
        double ntsc = Math.rint(fps * NTSC / THOUSAND);
        if (fps == rounded) {
            return new int[] {(int) fps, 1};
        }
        if (Math.abs(ntsc * THOUSAND / NTSC - fps) < CLOSE) {
            return new int[] {(int) ntsc * THOUSAND, NTSC};
        }
        return new int[] {(int) Math.round(fps * THOUSAND), THOUSAND};
    }
}
