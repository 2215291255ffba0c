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
import org.labelport.model.Taxonomy;
import org.labelport.options.Options;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;

/**
 * The decisions of one run.
 *
 * @param labels of the categories, in their order
 * @param byCategory the same labels by the names of their categories
 * @param files that are written beside each picture, in their order
 */
record CityscapesPlan(
        List<CityLabel> labels,
        Map<String, CityLabel> byCategory,
        CityNames names,
        PictureForm pictures,
        Set<CityFile> files,
        Json json)
        implements ConversionPlan {

    static final String PICTURES = "leftImg8bit/";
    static final String MASKS = CityFile.FINE + "/";
    static final String NAMES_FILE = "names.ndjson";
    static final Part NAMES = new Part("names", "");
    private static final String RENAMED = "renamed";

    static CityscapesPlan of(PlanRequest request) throws ExportException, IOException {
        Options options = request.options();
        Taxonomy taxonomy = request.census().taxonomy();
        List<CityLabel> labels = LabelNumbers.of(options).number(taxonomy, request.losses());
        Map<String, CityLabel> byCategory = new HashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            byCategory.put(taxonomy.names().get(i), labels.get(i));
        }
        return new CityscapesPlan(
                labels,
                byCategory,
                CityNames.of(request.census()),
                PictureForm.of(options),
                WrittenFiles.of(options).files(),
                request.json());
    }

    Optional<CityLabel> label(String category) {
        return Optional.ofNullable(byCategory.get(category));
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
