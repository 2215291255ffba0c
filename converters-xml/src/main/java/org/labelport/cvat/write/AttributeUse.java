package org.labelport.cvat.write;

import java.util.Set;

/** Which attributes the annotations of a file have, for the list of labels in its head. */
interface AttributeUse {

    /** Names of attributes that occur, sorted. */
    Set<String> names();

    /** Whether an annotation of the label has the attribute. */
    boolean isUsed(CvatLabels.Label label, String name);

    /** Whether a value does not fit what the category says of the attribute. */
    boolean isOdd(CvatLabels.Label label, String name);

    /** Whether the value changes from frame to frame of a track. */
    boolean varies(CvatLabels.Label label, String name);
}
