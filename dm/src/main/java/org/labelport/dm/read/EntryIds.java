package org.labelport.dm.read;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.document.DmCodes;
import org.labelport.dm.document.PlainJson;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/** Gives every entry an id of its own. An id that the document gives is never used for another entry. */
public final class EntryIds {

    private final String item;
    private final LossSink losses;
    private final Set<String> given = new HashSet<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> lastSuffix = new HashMap<>();

    /** @param item named in reports */
    public EntryIds(String item, LossSink losses) {
        this.item = item;
        this.losses = losses;
    }

    /** Announces the id of an entry. All ids are announced before the first is used. */
    void announce(@Nullable Object entry) {
        PlainJson.id(PlainJson.object(entry).get("id")).ifPresent(given::add);
    }

    /**
     * Returns the id of an entry.
     *
     * @param raw the id in the document, which may be any value
     * @param kind the kind of entry, for an id that is made
     * @param position the entry's number in the medium, from 1
     */
    String of(@Nullable Object raw, String kind, int position) {
        Optional<String> id = PlainJson.id(raw);
        if (id.isEmpty()) {
            String made = unused(kind + "-" + position);
            losses.loss(Loss.changed(
                    item,
                    made,
                    DmCodes.ID_MISSING,
                    "entry " + position + " (" + kind + ") has no id: it gets this one"));
            return made;
        }
        if (taken.add(id.get())) {
            return id.get();
        }
        String other = suffixed(id.get());
        losses.loss(Loss.changed(
                item,
                other,
                DmCodes.ID_DUPLICATE,
                "id '" + id.get() + "' is taken by an earlier entry: this entry gets another one"));
        return other;
    }

    /** Returns the id of a further part of an entry, such as a frame. */
    String part(String id, String part) {
        return unused(id + "-" + part);
    }

    /** Whether an entry or part has this id. */
    public boolean has(String id) {
        return taken.contains(id);
    }

    private String unused(String wanted) {
        return !given.contains(wanted) && taken.add(wanted) ? wanted : suffixed(wanted);
    }

    private String suffixed(String wanted) {
        while (true) {
            String id = wanted + "-" + lastSuffix.merge(wanted, 2, (last, first) -> last + 1);
            if (!given.contains(id) && taken.add(id)) {
                return id;
            }
        }
    }
}
