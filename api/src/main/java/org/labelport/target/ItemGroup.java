package org.labelport.target;

import java.util.ArrayList;
import java.util.List;

/** The records of consecutive items, by item. */
final class ItemGroup {

    static final ItemGroup EMPTY = new ItemGroup(ItemRecords.NONE, 0, 0);

    private final ItemRecords records;
    private final int first;
    /** Where each record is: item after item, and as they were added within one. */
    private final int[] places;
    /** Where the places of each item end, which is where those of the next one begin. */
    private final int[] ends;

    /**
     * Counts the records of each item, which tells where its places go.
     *
     * @param first the first of the items
     * @param end the one after the last
     */
    ItemGroup(ItemRecords records, int first, int end) {
        this.records = records;
        this.first = first;
        int[] next = new int[end - first];
        for (int place = 0; place < records.size(); place = records.after(place)) {
            next[records.itemAt(place) - first]++;
        }
        int begin = 0;
        for (int i = 0; i < next.length; i++) {
            int count = next[i];
            next[i] = begin;
            begin += count;
        }
        places = new int[begin];
        for (int place = 0; place < records.size(); place = records.after(place)) {
            places[next[records.itemAt(place) - first]++] = place;
        }
        ends = next;
    }

    /** The records of an item, as they were added. */
    List<byte[]> of(int item) {
        List<byte[]> found = new ArrayList<>();
        int index = item - first;
        for (int i = index == 0 ? 0 : ends[index - 1]; i < ends[index]; i++) {
            found.add(records.recordAt(places[i]));
        }
        return found;
    }
}
