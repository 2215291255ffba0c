package org.labelport.labelstudio.results;

import java.util.Map;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;

/** An annotation whose shape has not been read yet. */
record Draft(String id, String category, Map<String, Value> attributes, Provenance provenance, String group) {

    /**
     * Returns the draft without its category if that is not in the taxonomy. For regions of unknown kinds, whose labels
     * need not be categories.
     */
    Draft without(Taxonomy taxonomy) {
        boolean known = taxonomy.isEmpty() || taxonomy.indexOf(category).isPresent();
        return known ? this : new Draft(id, "", attributes, provenance, group);
    }

    Draft withId(String other) {
        return new Draft(other, category, attributes, provenance, group);
    }
}
