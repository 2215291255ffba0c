package org.labelport.labelstudio.read;

import java.util.Map;
import org.labelport.model.Media;
import org.labelport.model.Value;

/**
 * The medium that an item shows.
 *
 * @param path of the item; empty when the medium is not a file
 * @param variable of the data that holds the medium or its address; empty when there is none
 * @param attributes properties of the medium that the model's media cannot hold
 */
record ShownMedia(Media media, String path, String variable, Map<String, Value> attributes) {

    ShownMedia(Media media, String path, String variable) {
        this(media, path, variable, Map.of());
    }
}
