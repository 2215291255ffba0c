package org.labelport.yolo.synapse;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.labelport.convert.Census;
import org.labelport.dm.python.CodePoints;
import org.labelport.dm.sdk.SdkEntry;
import org.labelport.dm.sdk.SdkNames;
import org.labelport.dm.sdk.SdkPicture;
import org.labelport.json.Json;
import org.labelport.model.Item;
import org.labelport.model.Media;

/**
 * The classes of a data set in the order of their numbers: those of the boxes, polygons and keypoints of all pictures,
 * sorted by name. An annotation without a class has an empty class name.
 */
final class SynapseClasses {

    static final String BOX = "bounding_box";
    static final String POLYGON = "polygon";
    static final String KEYPOINT = "keypoint";

    private final List<String> names;
    private final Map<String, Integer> numbers = new HashMap<>();

    private SynapseClasses(SortedSet<String> sorted) {
        names = List.copyOf(sorted);
        names.forEach(name -> numbers.put(name, numbers.size()));
    }

    static SynapseClasses of(Census census, Json json) throws IOException {
        SortedSet<String> names = new TreeSet<>(CodePoints.ORDER);
        census.readItems(numbered -> add(numbered.item(), json, names));
        return new SynapseClasses(names);
    }

    private static void add(Item item, Json json, SortedSet<String> names) {
        if (!(item.media() instanceof Media.Image) || SdkNames.isHidden(item.path())) {
            return;
        }
        try {
            for (SdkEntry entry : SdkPicture.allEntries(item, List.of(BOX, POLYGON, KEYPOINT), json)) {
                names.add(entry.className());
            }
        } catch (IOException e) {
            // JSON that cannot be read is reported as an error of the item when the item is written.
        }
    }

    List<String> names() {
        return names;
    }

    int numberOf(SdkEntry entry) {
        return numbers.get(entry.className());
    }
}
