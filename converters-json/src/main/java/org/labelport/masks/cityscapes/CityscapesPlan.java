package org.labelport.masks.cityscapes;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ShardWriter;
import org.labelport.json.Json;
import org.labelport.model.Category;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;

/** The decisions of one run: labels, names, and what happens to pictures that are not PNG files. */
final class CityscapesPlan implements ConversionPlan {

    static final String PICTURES = "leftImg8bit/";
    static final String MASKS = CityFile.FINE + "/";
    static final String NAMES_FILE = "names.ndjson";
    static final Part NAMES = new Part("names", "");
    private static final String RENAMED = "renamed";

    private final List<CityLabel> labels;
    private final Map<String, CityLabel> byCategory = new HashMap<>();
    private final CityNames names;
    private final Pictures pictures;
    private final WrittenFiles files;
    private final Json json;

    /** What happens to pictures that are not PNG files. */
    enum Pictures {
        TRANSCODED,
        KEPT
    }

    private CityscapesPlan(List<CityLabel> labels, CityNames names, Pictures pictures, WrittenFiles files, Json json) {
        this.labels = labels;
        this.names = names;
        this.pictures = pictures;
        this.files = files;
        this.json = json;
    }

    static CityscapesPlan of(PlanRequest request) throws ExportException, IOException {
        List<Category> categories = request.census().taxonomy().categories();
        List<CityLabel> labels =
                LabelNumbers.of(request.options()).number(request.census().taxonomy(), request.losses());
        CityscapesPlan plan = new CityscapesPlan(
                labels,
                CityNames.of(request.census()),
                request.options().text(CityscapesConverter.PICTURES.name()).equals("keep")
                        ? Pictures.KEPT
                        : Pictures.TRANSCODED,
                WrittenFiles.of(request.options()),
                request.json());
        for (int i = 0; i < categories.size(); i++) {
            plan.byCategory.put(categories.get(i).name(), labels.get(i));
        }
        return plan;
    }

    Optional<CityLabel> label(String category) {
        return Optional.ofNullable(byCategory.get(category));
    }

    CityNames names() {
        return names;
    }

    Pictures pictures() {
        return pictures;
    }

    /** Returns the files that are written beside each picture, in their order. */
    Set<CityFile> files() {
        return files.files();
    }

    Json json() {
        return json;
    }

    /** Counts an item whose name had to be changed, so that the list of names is written. */
    static void countRenamed(ShardOutput out) {
        out.count(RENAMED, 1);
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new CityscapesShard(this, out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        out.folder(PICTURES + "train");
        out.folder(MASKS + "train");
        CityLabels.numbered(labels).write(out, json);
        if (out.count(RENAMED) > 0) {
            try (OutputStream file = out.file(NAMES_FILE)) {
                out.copy(NAMES, file);
            }
        }
    }
}
