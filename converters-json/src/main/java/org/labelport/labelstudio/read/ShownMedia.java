package org.labelport.labelstudio.read;

import java.util.Map;
import org.labelport.model.Media;
import org.labelport.model.Value;

/**
 * What an item shows.
 *
 * @param variable of the data that names it; empty when there is none
 * @param attributes that go with it, which the medium itself has no place for
 */
record ShownMedia(Media media, String path, String variable, Map<String, Value> attributes) {

    ShownMedia(Media media, String path, String variable) {
        this(media, path, variable, Map.of());
    }
}
