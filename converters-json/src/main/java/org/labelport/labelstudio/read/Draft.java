package org.labelport.labelstudio.read;

import java.util.Map;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;

/** What is known of an annotation before its place is. */
record Draft(String id, String category, Map<String, Value> attributes, Provenance provenance, String group) {

    /** Labels of what has no place here need not be categories. */
    Draft without(Taxonomy taxonomy) {
        boolean known = taxonomy.isEmpty() || taxonomy.indexOf(category).isPresent();
        return known ? this : new Draft(id, "", attributes, provenance, group);
    }

    Draft withId(String other) {
        return new Draft(other, category, attributes, provenance, group);
    }
}
