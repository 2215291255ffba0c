package org.labelport.synapse.results;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.labelport.synapse.platform.PythonText;
import org.labelport.target.FilterException;

/** The query of a list request, as the platform's Python client writes it. */
public final class ListQuery {

    /** The filter key that names a folder of saved pages instead of the platform. */
    public static final String PATH = "path";

    static final String EXPAND = "expand";
    static final String PAGE_SIZE = "page_size";

    private static final int MOST_RESULTS = 100;

    private ListQuery() {}

    /**
     * The query for all results that the filter asks for, complete and in pages as large as the platform gives.
     *
     * @param filter as it was given; its order is kept
     * @throws FilterException when a value cannot be part of a query
     */
    public static List<Map.Entry<String, String>> pages(Listing listing, Map<String, ?> filter) throws FilterException {
        Map<String, Object> fields = wire(listing, filter);
        fields.put(EXPAND, listing.expand());
        fields.putIfAbsent(PAGE_SIZE, MOST_RESULTS);
        return parameters(fields);
    }

    /** The query that only finds out whether the platform accepts the filter. */
    public static List<Map.Entry<String, String>> check(Listing listing, Map<String, ?> filter) throws FilterException {
        return parameters(wire(listing, filter));
    }

    /** The values of a key: none, one or several. */
    public static List<String> values(@Nullable Object value) {
        List<String> texts = new ArrayList<>();
        for (Object one : value instanceof Collection<?> several ? several : Collections.singletonList(value)) {
            if (one != null && !one.toString().isBlank()) {
                texts.add(PythonText.of(one));
            }
        }
        return texts;
    }

    private static Map<String, Object> wire(Listing listing, Map<String, ?> filter) {
        Map<String, Object> fields = new LinkedHashMap<>();
        filter.forEach((name, value) -> {
            if (!name.equals(PATH) && value != null) {
                fields.put(name.equals(listing.requiredKey()) ? listing.wireKey() : name, value);
            }
        });
        return fields;
    }

    private static List<Map.Entry<String, String>> parameters(Map<String, Object> fields) throws FilterException {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            for (Object value :
                    field.getValue() instanceof Collection<?> several ? several : List.of(field.getValue())) {
                if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
                    throw new FilterException(
                            "option.invalid",
                            "The value of '" + field.getKey() + "' in the filter is an object or a list of lists.",
                            "Give a text, a number, true, false, or a list of these: the platform filters by no others.");
                }
                if (value != null) {
                    parameters.add(Map.entry(field.getKey(), PythonText.of(value)));
                }
            }
        }
        return parameters;
    }
}
