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
 * The order in which the SDK goes through the items of a data set: by split, then by the names of their JSON files. It is
 * cut into stretches, each small enough to be sorted in memory; what items of a stretch put out is one part.
 *
 * <p>Four bytes an item, and while the order is decided the names of all items.
 */
final class SynapseOrder {

    /** Items and annotations in a stretch, unless one item alone has more. */
    private static final int STRETCH = 1 << 14;

    private static final int NOT_FOUND = -1;

    /** By the number of an item, its place in the order. */
    private final int[] places;

    /** First places of the stretches, rising. */
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

    /** @param size items and annotations in a stretch */
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

    /** An item's place among all that the SDK finds. */
    int placeOf(NumberedItem numbered) {
        return places[Math.toIntExact(numbered.number())];
    }

    /** The stretch that an item is in. */
    Part stretchOf(NumberedItem numbered) {
        int at = Arrays.binarySearch(starts, placeOf(numbered));
        return stretches.get(at >= 0 ? at : -at - 2);
    }

    /** The stretches of a split's folder, in order. */
    List<Part> stretches(String folder) {
        return byFolder.getOrDefault(folder, List.of());
    }

    /**
     * An item as far as its place depends on it.
     *
     * @param folder place of the folder of its split
     */
    private record Named(int folder, String jsonName, int number, int annotations) {

        /** Items of one name, which the SDK cannot have, keep the order of the data set. */
        static final Comparator<Named> ORDER = Comparator.comparingInt(Named::folder)
                .thenComparing(Named::jsonName, CodePoints.ORDER)
                .thenComparingInt(Named::number);

        static Named of(ItemHeader header, int folder) {
            return new Named(folder, SdkNames.jsonName(header), Math.toIntExact(header.number()), header.annotations());
        }
    }
}
