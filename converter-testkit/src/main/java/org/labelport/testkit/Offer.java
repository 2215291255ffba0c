package org.labelport.testkit;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.labelport.convert.ProvidesFormat;
import org.labelport.target.ProvidesTarget;

/**
 * A format or target that a bundle offers, as its manifest or a class's annotation describes it.
 *
 * @param attributes values by name; a single value is a list of one
 */
record Offer(String namespace, SortedMap<String, List<String>> attributes) implements Comparable<Offer> {

    /** Namespace of capabilities that are formats. */
    static final String FORMAT = "org.labelport.format";

    /** Namespace of capabilities that are targets. */
    static final String TARGET = "org.labelport.target";

    Offer {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    static Offer of(ProvidesFormat format) {
        SortedMap<String, List<String>> attributes = new TreeMap<>();
        attributes.put("format", List.of(format.format()));
        attributes.put("title", List.of(format.title()));
        attributes.put("data_types", List.of(format.data__types()));
        attributes.put("annotation_types", List.of(format.annotation__types()));
        attributes.put("shapes", List.of(format.shapes()));
        return new Offer(FORMAT, attributes);
    }

    static Offer of(ProvidesTarget target) {
        SortedMap<String, List<String>> attributes = new TreeMap<>();
        attributes.put("target", List.of(target.target()));
        attributes.put("title", List.of(target.title()));
        attributes.put("data_types", List.of(target.data__types()));
        return new Offer(TARGET, attributes);
    }

    @Override
    public int compareTo(Offer other) {
        return Comparator.comparing(Offer::toString).compare(this, other);
    }

    @Override
    public String toString() {
        return namespace + attributes;
    }
}
