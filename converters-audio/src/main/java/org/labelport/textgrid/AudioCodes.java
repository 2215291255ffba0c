package org.labelport.textgrid;

import org.labelport.report.LossSpec;

/** Losses that only formats of recordings have. */
final class AudioCodes {

    static final LossSpec OVERLAP_SPLIT =
            new LossSpec("audio.overlap-split", "intervals that overlap others, written in a further tier");
    static final LossSpec TAG_AS_INTERVAL =
            new LossSpec("tag.as-interval", "labels of whole recordings written as intervals from beginning to end");
    static final LossSpec TIME_CLIPPED = new LossSpec("time.clipped", "intervals cut at the end of the recording");
    static final LossSpec DURATION_UNKNOWN =
            new LossSpec("duration.unknown", "recordings of unknown length, taken to end with the last interval");
    static final LossSpec CHANNEL_DROPPED = new LossSpec("channel.dropped", "audio channels of intervals left out");

    private AudioCodes() {}
}
