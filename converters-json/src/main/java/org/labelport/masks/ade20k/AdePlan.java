package org.labelport.masks.ade20k;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ShardWriter;
import org.labelport.json.Json;
import org.labelport.masks.file.ClassColor;
import org.labelport.masks.file.SmallJson;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.raster.Painting.Note;
import org.labelport.report.ExportException;
import org.labelport.report.LossCodes;

/** The decisions of one run: layout, numbers of classes, names of files. */
record AdePlan(AdeLayout layout, Taxonomy taxonomy, FileNames names, Json json) implements ConversionPlan {

    private static final int MOST_CLASSES = 6655;
    private static final int MOST_PARSED = 255;
    private static final Pattern BLANKS = Pattern.compile("[\\p{Cc}\\s]+");

    static AdePlan of(PlanRequest request) throws ExportException, IOException {
        AdeLayout layout = AdeLayout.of(request.options());
        Taxonomy taxonomy = request.census().taxonomy();
        int most = layout == AdeLayout.FULL ? MOST_CLASSES : MOST_PARSED;
        if (taxonomy.size() > most) {
            throw new ExportException(
                    "ade20k.too-many-classes",
                    "this layout holds up to " + most + " classes, but there are " + taxonomy.size()
                            + ". Choose fewer with --only, or the format masks");
        }
        return new AdePlan(
                layout,
                taxonomy,
                FileNames.plan(
                        request.census(),
                        FileNames.Unique.STEM,
                        header -> AdeLayout.folder(header.split()),
                        AdeLayout::spelled),
                request.json());
    }

    /** Returns the number of a category, or 0 when the category is not in the taxonomy. */
    int classNumber(String category) {
        return taxonomy.indexOf(category).orElse(-1) + 1;
    }

    /** Returns why an annotation is not painted; empty when it is. */
    Optional<Note> refusal(Annotation annotation) {
        return classNumber(annotation.category()) == 0
                ? Optional.of(
                        new Note(LossCodes.CATEGORY_MISSING, "an object needs a class, and the annotation has none"))
                : Optional.empty();
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return layout == AdeLayout.FULL ? new AdeShard(this, out) : new SceneShard(this, out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        if (layout == AdeLayout.FULL) {
            out.folder(AdeLayout.folder(Split.TRAIN).replace("/", ""));
            writeClasses(out);
        } else {
            out.folder(AdeLayout.IMAGES + "training");
            out.folder(AdeLayout.ANNOTATIONS + "training");
            writeClasses(out);
            writeObjectInfo(out);
        }
    }

    private void writeClasses(ExportOutput out) throws IOException {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (Category category : taxonomy.categories()) {
            int number = classNumber(category.name());
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("index", (long) number);
            entry.put("name", category.name());
            entry.put("color", ClassColor.list(ClassColor.of(category, number)));
            entries.add(entry);
        }
        try (OutputStream file = out.file(AdeLayout.CLASSES)) {
            SmallJson.write(entries, file, json);
        }
    }

    /**
     * Writes the table of classes that scene parsing has. The share of each class in the data is not known here and is
     * written as 0.
     */
    private void writeObjectInfo(ExportOutput out) throws IOException {
        ByteText text = new ByteText().text("Idx\tRatio\tTrain\tVal\tStuff\tName\n");
        for (Category category : taxonomy.categories()) {
            text.integer(classNumber(category.name())).text("\t0\t0\t0\t0\t");
            text.text(BLANKS.matcher(category.name()).replaceAll(" ")).ascii('\n');
        }
        try (OutputStream file = out.file(AdeLayout.OBJECT_INFO)) {
            text.writeTo(file);
        }
    }
}
