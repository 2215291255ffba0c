package org.labelport.cvat.write;

import org.labelport.cvat.write.TrackDraft.TrackElement;

/**
 * An element of a track that is to be written.
 *
 * @param state what CVAT makes of it
 */
record TrackStep(int frame, TrackElement element, State state) {

    /** What an element says of its frame. */
    enum State {
        /** Here the object is seen as somebody set it. */
        KEYFRAME,
        /** Here it is seen where CVAT puts it between two key frames. */
        BETWEEN,
        /** From here on it is not seen. */
        OUTSIDE
    }
}
