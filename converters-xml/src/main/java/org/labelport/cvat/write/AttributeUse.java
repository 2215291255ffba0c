package org.labelport.cvat.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.labelport.model.AttributeDefinition;
import org.labelport.xml.XmlText;

/** Says which attributes the annotations of a file have, for the list of labels in its head. */
public interface AttributeUse {

    /** Returns the names of the attributes that occur, in any order. */
    Set<String> names();

    /** Whether an annotation of the label has the attribute. */
    boolean isUsed(CvatLabels.Label label, String name);

    /** Whether an annotation has a value that does not fit the category's definition of the attribute. */
    boolean hasUnfitValue(CvatLabels.Label label, String name);

    /** Describes the definitions that become text because a value does not fit them, for losses. */
    default List<String> madeText(CvatLabels labels) {
        List<String> details = new ArrayList<>();
        for (CvatLabels.Label label : labels.all()) {
            for (AttributeDefinition definition : label.category().attributes()) {
                boolean text = AttributeKind.of(definition).equals(AttributeKind.TEXT);
                if (!text && hasUnfitValue(label, XmlText.writable(definition.name()))) {
                    details.add("the definition of '" + definition.name() + "' of '"
                            + label.category().name()
                            + "': a value does not fit it, so that it is a text attribute in CVAT");
                }
            }
        }
        return details;
    }

    /** Whether the attribute's value changes from one frame of a track to another. */
    boolean varies(CvatLabels.Label label, String name);
}
