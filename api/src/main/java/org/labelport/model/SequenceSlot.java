package org.labelport.model;

/**
 * The place of an item in a sequence whose frames are kept as separate files.
 *
 * @param sequence name of the sequence, not empty
 * @param index 0-based frame number
 * @param micros time of the frame from the start of the sequence, in microseconds
 */
public record SequenceSlot(String sequence, int index, long micros) {

    public SequenceSlot {
        if (sequence.isEmpty() || index < 0) {
            throw new IllegalArgumentException(
                    "a sequence slot needs a name and an index of 0 or more, not '" + sequence + "', " + index);
        }
    }
}
