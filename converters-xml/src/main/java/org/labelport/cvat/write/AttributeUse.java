package org.labelport.cvat.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.labelport.model.AttributeDefinition;
import org.labelport.xml.XmlText;

/** Which attributes the annotations of a file have, for the list of labels in its head. */
interface AttributeUse {

    /** Names of attributes that occur, sorted. */
    Set<String> names();

    /** Whether an annotation of the label has the attribute. */
    boolean isUsed(CvatLabels.Label label, String name);

    /** Whether a value does not fit what the category says of the attribute. */
    boolean isOdd(CvatLabels.Label label, String name);

    /** Definitions that became text because of a value that does not fit them, for the list of losses. */
    default List<String> madeText(CvatLabels labels) {
        List<String> details = new ArrayList<>();
        for (CvatLabels.Label label : labels.all()) {
            for (AttributeDefinition definition : label.category().attributes()) {
                boolean text = AttributeKind.of(definition).equals(AttributeKind.TEXT);
                if (!text && isOdd(label, XmlText.writable(definition.name()))) {
                    details.add("what '" + definition.name() + "' of '"
                            + label.category().name()
                            + "' may be: a value does not fit it, so that in CVAT it is text");
                }
            }
        }
        return details;
    }

    /** Whether the value changes from frame to frame of a track. */
    boolean varies(CvatLabels.Label label, String name);
}
