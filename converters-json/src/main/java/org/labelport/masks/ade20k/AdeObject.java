package org.labelport.masks.ade20k;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.labelport.masks.SmallJson;

/**
 * What the list beside a picture says of an object.
 *
 * @param number of its class; 0 for none
 * @param level 0 for an object, 1 for a part of one, and so on
 * @param whole id of the object that it is a part of
 */
record AdeObject(int id, int number, String name, boolean occluded, int level, Optional<Integer> whole) {

    static List<AdeObject> of(List<?> list) {
        List<AdeObject> objects = new ArrayList<>();
        for (Object object : list) {
            Object parts = SmallJson.get(object, "parts").orElse(Map.of());
            Optional<Object> whole = SmallJson.get(parts, AdeParts.IS_PART_OF);
            Optional<Integer> first = whole.flatMap(
                            value -> SmallJson.list(value).stream().findFirst())
                    .flatMap(SmallJson::integer);
            objects.add(new AdeObject(
                    SmallJson.integer(object, "id").orElse(objects.size()),
                    SmallJson.integer(object, "name_ndx").orElse(0),
                    SmallJson.text(object, "name", SmallJson.text(object, "raw_name", "")),
                    SmallJson.text(object, "occluded", "")
                            .toLowerCase(Locale.ROOT)
                            .equals("yes"),
                    SmallJson.integer(parts, "part_level").orElse(0),
                    first.or(() -> whole.flatMap(SmallJson::integer))));
        }
        return objects;
    }
}
