package org.labelport.coco.list;

import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.labelport.coco.file.CocoJson;
import org.labelport.limits.Limits;

/** Some consecutive objects of a list, as bytes. It can be filled again. */
public final class ObjectPiece {

    private byte[] bytes = {};
    private int[] starts = new int[512];
    private int[] ends = new int[512];
    private final List<TextPlace> places = new ArrayList<>();

    /** Removes the objects, and returns an array of at least this capacity to be filled with bytes. */
    byte[] room(int capacity) {
        places.clear();
        if (bytes.length < capacity) {
            bytes = new byte[capacity];
        }
        return bytes;
    }

    /** Adds an object, from the index of its first byte to the index after its last one. */
    void add(int start, int end, TextPlace place) {
        int index = places.size();
        if (index == starts.length) {
            starts = Arrays.copyOf(starts, 2 * index);
            ends = Arrays.copyOf(ends, 2 * index);
        }
        starts[index] = start;
        ends[index] = end;
        places.add(place);
    }

    /** The number of objects. */
    public int size() {
        return places.size();
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int index) {
        return starts[index];
    }

    /** Returns a parser of a list of the objects with index {@code from} to below {@code to}. */
    public JsonParser parser(int from, int to, Limits limits) throws IOException {
        byte[] list = new byte[ends[to - 1] - starts[from] + 2];
        System.arraycopy(bytes, starts[from], list, 1, list.length - 2);
        list[0] = '[';
        list[list.length - 1] = ']';
        PlacedParser parser = new PlacedParser(CocoJson.open(new ByteArrayInputStream(list), limits));
        TextPlace first = places.get(from);
        parser.nowAt(new TextPlace(first.offset() - 1, first.line(), first.column() - 1));
        return parser;
    }
}
