package org.labelport.synapse.items;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.model.JsonText;
import org.labelport.model.Split;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.synapse.json.JsonFormatException;
import org.labelport.synapse.json.JsonStream;
import org.labelport.synapse.json.SmallJson;
import org.labelport.synapse.results.Listing;
import org.labelport.synapse.results.Listing.FilesPlace;
import org.labelport.synapse.results.Result;

/** Makes a unit from a result. */
final class UnitReader {

    private static final JsonText NULL = JsonText.of("null");
    private static final String DATA = "data";
    private static final String FILES = "files";

    private final Listing listing;
    private final LossSink losses;

    UnitReader(Listing listing, LossSink losses) {
        this.listing = listing;
        this.losses = losses;
    }

    /** @throws ItemException when the result does not say which item it is */
    Unit read(Result result) throws ItemException, IOException {
        Optional<String> id = idOf(result);
        if (id.isEmpty()) {
            throw new ItemException("item.no-id", result.place() + " has no id, so it cannot be told which item it is");
        }
        result.requireUnambiguous();
        JsonText dataUnit = result.field("data_unit").orElse(NULL);
        Map<String, JsonText> unitFields = dataUnit.utf8()[0] == '{' ? JsonStream.fields(dataUnit) : Map.of();
        JsonText meta = unitFields.getOrDefault("meta", NULL);
        return new Unit(
                id.get(),
                data(id.get(), result),
                files(result, unitFields),
                SmallJson.object(meta.utf8()),
                split(result));
    }

    /** The result's id; empty when it has none. */
    static Optional<String> idOf(Result result) throws IOException {
        try {
            return result.text("id").filter(text -> !text.isEmpty());
        } catch (JsonFormatException e) {
            return Optional.empty();
        }
    }

    /** The originals of a result, the main one first. */
    List<UnitFile> files(Result result) throws IOException {
        JsonText dataUnit = result.field("data_unit").orElse(NULL);
        return files(result, dataUnit.utf8()[0] == '{' ? JsonStream.fields(dataUnit) : Map.of());
    }

    /** Reads the files where they are expected, else where another version of the platform has them. */
    private List<UnitFile> files(Result result, Map<String, JsonText> unit) throws IOException {
        JsonText single = result.field("file").orElse(NULL);
        JsonText ofUnit = unit.getOrDefault(FILES, NULL);
        JsonText own = result.field(FILES).orElse(NULL);
        List<JsonText> places =
                listing.files() == FilesPlace.FILE ? List.of(single, ofUnit, own) : List.of(ofUnit, own, single);
        for (JsonText place : places) {
            List<UnitFile> files = FileFields.read(place);
            if (!files.isEmpty()) {
                return files;
            }
        }
        return List.of();
    }

    /** The annotations. Some versions of the platform have a task's data in the assignment that the task came from. */
    private JsonText data(String id, Result result) throws IOException {
        Optional<JsonText> own = result.field(DATA);
        if (own.isPresent()) {
            return own.get();
        }
        Optional<JsonText> assignment = result.field("assignment").filter(json -> json.utf8()[0] == '{');
        if (assignment.isPresent()) {
            JsonText data = JsonStream.fields(assignment.get()).get(DATA);
            if (data != null) {
                return data;
            }
        }
        losses.loss(Loss.changed(
                id,
                "data.missing",
                "the result has no field 'data'; the item is exported without annotations. Check the rights of the token"
                        + " and the platform's version"));
        return NULL;
    }

    private Split split(Result result) throws IOException {
        return listing.split().isEmpty()
                ? Split.NONE
                : Split.ofWord(result.text(listing.split().get()).orElse(""));
    }
}
