package org.labelport.coco.synapse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.labelport.convert.Census;
import org.labelport.convert.Census.ItemHeader;
import org.labelport.convert.NumberedItem;
import org.labelport.dm.python.CodePoints;
import org.labelport.dm.sdk.SdkNames;
import org.labelport.dm.sdk.SdkSplits;
import org.labelport.output.Part;

/**
 * The order in which the SDK reads the items of a data set: by split, then by the names of their JSON files. The order
 * is cut into stretches of consecutive items, each small enough to be sorted in memory. Each stretch has one part, to
 * which its items are written in any order.
 *
 * <p>Takes four bytes of memory for each item, and holds the names of all items while it sorts them.
 */
final class SynapseOrder {

    /** The number of items and annotations after which a stretch ends. */
    private static final int STRETCH = 1 << 14;

    private static final int NOT_FOUND = -1;

    /** For each item, by its number, its place in the order. */
    private final int[] places;

    /** The first place of each stretch, in growing order. */
    private final int[] starts;

    private final List<Part> stretches;
    private final Map<String, List<Part>> byFolder;

    private SynapseOrder(int[] places, int[] starts, List<Part> stretches, Map<String, List<Part>> byFolder) {
        this.places = places;
        this.starts = starts;
        this.stretches = stretches;
        this.byFolder = byFolder;
    }

    static SynapseOrder of(Census census, SdkSplits splits, SdkNames names) throws IOException {
        return of(census, splits, names, STRETCH);
    }

    /** @param size the number of items and annotations after which a stretch ends */
    static SynapseOrder of(Census census, SdkSplits splits, SdkNames names, int size) throws IOException {
        List<Named> found = sorted(census, splits, names);
        int[] places = new int[Math.toIntExact(census.items())];
        Arrays.fill(places, NOT_FOUND);
        Map<String, List<Part>> byFolder = new HashMap<>();
        List<Part> stretches = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        int folder = -1;
        long load = 0;
        for (int place = 0; place < found.size(); place++) {
            Named item = found.get(place);
            if (item.folder != folder || load >= size) {
                folder = item.folder;
                load = 0;
                Part stretch = new Part("stretch-" + stretches.size(), "\n");
                stretches.add(stretch);
                starts.add(place);
                byFolder.computeIfAbsent(splits.folders().get(folder), key -> new ArrayList<>())
                        .add(stretch);
            }
            load += 1L + item.annotations;
            places[item.number] = place;
        }
        return new SynapseOrder(
                places, starts.stream().mapToInt(Integer::intValue).toArray(), stretches, byFolder);
    }

    private static List<Named> sorted(Census census, SdkSplits splits, SdkNames names) throws IOException {
        List<String> folders = splits.folders();
        List<Named> found = new ArrayList<>();
        census.forEachItem(header -> {
            if (names.finds(header)) {
                found.add(Named.of(header, folders.indexOf(splits.folder(header.split()))));
            }
        });
        found.sort(Named.ORDER);
        return found;
    }

    /** Returns an item's place among all items that the SDK finds. */
    int placeOf(NumberedItem numbered) {
        return places[Math.toIntExact(numbered.number())];
    }

    /** Returns the stretch that an item belongs to. */
    Part stretchOf(NumberedItem numbered) {
        int at = Arrays.binarySearch(starts, placeOf(numbered));
        return stretches.get(at >= 0 ? at : -at - 2);
    }

    /** Returns the stretches of a split's folder, in order. */
    List<Part> stretches(String folder) {
        return byFolder.getOrDefault(folder, List.of());
    }

    /**
     * The properties of an item that decide its place in the order.
     *
     * @param folder the index of its split's folder
     */
    private record Named(int folder, String jsonName, int number, int annotations) {

        /** Items with the same name, which the SDK cannot have, are in the order of the data set. */
        static final Comparator<Named> ORDER = Comparator.comparingInt(Named::folder)
                .thenComparing(Named::jsonName, CodePoints.ORDER)
                .thenComparingInt(Named::number);

        static Named of(ItemHeader header, int folder) {
            return new Named(folder, SdkNames.jsonName(header), Math.toIntExact(header.number()), header.annotations());
        }
    }
}
