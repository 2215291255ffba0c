package org.labelport.csv.write;

import org.labelport.csv.table.CsvRow;
import org.labelport.model.Media;

/**
 * The cells that describe media; 0 for what is not known or does not apply.
 *
 * @param durationMicros -1 when it is not known or does not apply
 */
record MediaCells(int width, int height, int frames, double framesPerSecond, long durationMicros) {

    static MediaCells of(Media media) {
        if (media instanceof Media.Image image) {
            return new MediaCells(image.width(), image.height(), 0, 0, -1);
        }
        if (media instanceof Media.Video video) {
            double rate = (double) video.fpsNumerator() / video.fpsDenominator();
            long micros = rate > 0 && video.frames() > 0 ? Math.round(video.frames() / rate * 1e6) : -1;
            return new MediaCells(video.width(), video.height(), video.frames(), rate, micros);
        }
        if (media instanceof Media.Audio audio) {
            return new MediaCells(0, 0, 0, 0, audio.micros() > 0 ? audio.micros() : -1);
        }
        return new MediaCells(0, 0, 0, 0, -1);
    }

    CsvRow duration(CsvRow row) {
        return durationMicros < 0 ? row.empty() : row.seconds(durationMicros);
    }
}
