package org.labelport.dm.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.document.DmCodes;
import org.labelport.dm.document.FrameRate;
import org.labelport.dm.document.PlainJson;
import org.labelport.model.Media;
import org.labelport.model.Shape;

/**
 * Reads the data of the tool {@code segmentation}: pixels of a picture, or a range of frames of a video. The data
 * decides which of them it is, not the medium.
 */
final class SegmentReader {

    private static final List<String> FRAMES = List.of("startFrame", "endFrame");

    private SegmentReader() {}

    static Shape read(@Nullable Object geometry, Media media, Reading reading) throws GeometryException {
        if (geometry instanceof List<?> indices) {
            return mask(indices, media, reading);
        }
        if (PlainJson.isNothing(geometry)) {
            throw GeometryException.missing("there are neither pixels nor frames");
        }
        if (!(geometry instanceof Map<?, ?> section)) {
            throw GeometryException.invalid("neither a list of pixels nor a range of frames");
        }
        return interval(section, media, reading);
    }

    private static Shape mask(List<?> indices, Media media, Reading reading) throws GeometryException {
        int width = 0;
        int height = 0;
        if (media instanceof Media.Image image) {
            width = image.width();
            height = image.height();
        } else if (media instanceof Media.Video video) {
            width = video.width();
            height = video.height();
        }
        if (width == 0 || height == 0) {
            throw new GeometryException(
                    DmCodes.PICTURE_SIZE_UNKNOWN,
                    "pixels are counted along rows, but the picture's size is not known. Give the picture's file, from which"
                            + " it can be read");
        }
        return IndexRuns.mask(indices, width, height, reading);
    }

    /** Reads a range of frames that includes both ends: the interval ends when the frame after the last one starts. */
    private static Shape interval(Map<?, ?> section, Media media, Reading reading) throws GeometryException {
        long[] frames = new long[2];
        for (int i = 0; i < frames.length; i++) {
            Object value = section.get(FRAMES.get(i));
            OptionalLong frame = PlainJson.whole(value);
            if (value == null) {
                throw GeometryException.missing(FRAMES.get(i) + " is missing");
            }
            if (frame.isEmpty() || frame.getAsLong() < 0 || frame.getAsLong() >= Integer.MAX_VALUE) {
                throw GeometryException.invalid(FRAMES.get(i) + " is not a frame number");
            }
            frames[i] = frame.getAsLong();
        }
        if (frames[1] < frames[0]) {
            throw GeometryException.invalid(
                    "the range ends at frame " + frames[1] + " before it starts at " + frames[0]);
        }
        Optional<FrameRate> rate = FrameRate.of(media);
        if (rate.isEmpty()) {
            throw new GeometryException(
                    DmCodes.FRAME_RATE_UNKNOWN,
                    "frames " + frames[0] + " to " + frames[1]
                            + " are times only when the video's frame rate is known");
        }
        reading.keepOthers("section", section, FRAMES);
        try {
            return new Shape.Interval(rate.get().micros(frames[0]), rate.get().micros(frames[1] + 1), -1);
        } catch (ArithmeticException e) {
            throw GeometryException.invalid("frame " + frames[1] + " is later than a time can be");
        }
    }
}
