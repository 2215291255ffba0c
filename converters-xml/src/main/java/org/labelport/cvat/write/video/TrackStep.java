package org.labelport.cvat.write.video;

import org.labelport.cvat.write.video.TrackDraft.TrackElement;

/**
 * An element of a track that is to be written.
 *
 * @param state what the element means for CVAT
 */
record TrackStep(int frame, TrackElement element, State state) {

    /** What an element says of its frame. */
    enum State {
        /** The object is visible, and the shape was set by a person or model. */
        KEYFRAME,
        /** The object is visible where CVAT interpolates it between two key frames. */
        BETWEEN,
        /** The object is not visible from this frame on. */
        OUTSIDE
    }
}
