package org.labelport.dm;

import java.util.List;

/**
 * A relation or group of the model in the words of the schema.
 *
 * @param ends ids of entries: two of a relation, any number of a group
 */
record ModelLink(String id, String label, List<String> ends) {}
