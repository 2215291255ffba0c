package org.labelport.synapse.items;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.DmContent;
import org.labelport.dm.DmDocument;
import org.labelport.dm.DmReader;
import org.labelport.json.Json;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.target.StoredText;

/**
 * The units whose items were given out but are not finished yet. Their annotations stay as the platform's text, which
 * the item's record holds anyway. They also stay as parsed values while those of all units together are small;
 * otherwise the text is parsed again.
 */
final class OpenUnits {

    /** How much text stays parsed. Parsed values take up to ten times the memory of their text. */
    private static final long MOST_PARSED_BYTES =
            Math.max(1L << 20, Runtime.getRuntime().maxMemory() / 128);

    private final Json json;
    private final LossSink losses;
    private final Map<String, OpenItem> open = new LinkedHashMap<>();
    private long parsedBytes;

    OpenUnits(Json json, LossSink losses) {
        this.json = json;
        this.losses = losses;
    }

    /** A unit with items that are not finished. */
    private static final class OpenUnit {

        private final JsonText data;
        private @Nullable DmDocument parsed;
        private int items;

        OpenUnit(JsonText data) {
            this.data = data;
        }
    }

    private record OpenItem(OpenUnit unit, String medium) {}

    /** Parses the unit's annotations. Data that cannot be parsed gives a document without media, and is reported. */
    DmDocument document(Unit unit) {
        return recognised(unit, parsed(unit.id(), unit.data(), losses));
    }

    /**
     * The same as {@link #document}, for data that was not parsed before.
     *
     * @throws IOException when it is not JSON, saying where
     */
    DmDocument documentOfFile(Unit unit) throws IOException {
        return recognised(unit, DmDocument.of(json.read(unit.data())));
    }

    private DmDocument recognised(Unit unit, DmDocument document) {
        if (document.version() == DmDocument.Version.UNKNOWN) {
            losses.loss(Loss.changed(
                    unit.id(),
                    "data.unknown",
                    "the data is not in the platform's schema V1 or V2, so no annotations are read from it; formats that"
                            + " hand the platform's data on do so as it is"));
        }
        return document;
    }

    /**
     * Remembers a unit until its items are finished.
     *
     * @param items by the medium that they show
     */
    void add(Unit unit, DmDocument document, Map<String, Item> items) {
        OpenUnit opened = new OpenUnit(unit.data());
        if (parsedBytes + unit.data().utf8().length <= MOST_PARSED_BYTES) {
            opened.parsed = document;
            parsedBytes += unit.data().utf8().length;
        }
        items.forEach((medium, item) -> {
            if (!medium.isEmpty()) {
                opened.items++;
                open.put(item.id(), new OpenItem(opened, medium));
            }
        });
        if (opened.items == 0) {
            forget(opened);
        }
    }

    /** The item with its annotations, and with its text if it shows a text. */
    Item complete(Item given) {
        Item item = StoredText.in(given, losses);
        OpenItem known = open.remove(item.id());
        if (known == null) {
            return item;
        }
        OpenUnit unit = known.unit();
        DmDocument document = unit.parsed;
        if (document == null) {
            document = parsed(item.id(), unit.data, loss -> {});
        }
        unit.items--;
        if (unit.items == 0) {
            forget(unit);
        }
        DmContent content = new DmReader(json, item.id(), losses).read(document, known.medium(), item.media());
        return item.withMedia(content.media())
                .withAnnotations(content.annotations())
                .withRelations(content.relations())
                .withAttributes(content.attributes());
    }

    private void forget(OpenUnit unit) {
        if (unit.parsed != null) {
            unit.parsed = null;
            parsedBytes -= unit.data.utf8().length;
        }
    }

    private DmDocument parsed(String id, JsonText data, LossSink sink) {
        try {
            return DmDocument.of(json.read(data));
        } catch (IOException e) {
            sink.loss(Loss.changed(
                    id,
                    "data.unreadable",
                    "the data cannot be read, so the item has no annotations: " + e.getMessage()));
            return DmDocument.of(null);
        }
    }
}
