package org.labelport.csv.vertex;

import java.io.IOException;
import java.io.OutputStream;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ShardWriter;
import org.labelport.model.Taxonomy;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/** The decisions of a run: what the table is for, how it spells splits, and where the export will be. */
record VertexPlan(VertexTask task, SetWords words, String prefix, Taxonomy taxonomy, FileNames names)
        implements ConversionPlan {

    static final String FILE = "import.csv";
    static final String TEXTS = "texts/";
    static final String SCHEME = "gs://";

    /** The label that means "no label" to Vertex AI, so that a class of this name is written under another one. */
    static final String RESERVED = "None_of_the_above";

    static final Part ROWS = new Part("rows", "");

    static VertexPlan of(PlanRequest request) throws ExportException, IOException {
        String prefix = request.options().text(VertexConverter.PREFIX.name());
        if (!prefix.startsWith(SCHEME) || prefix.length() == SCHEME.length()) {
            throw new ExportException(
                    "option.invalid",
                    "path-prefix is '" + prefix + "'. Vertex AI reads files from Cloud Storage only: Give gs://, a"
                            + " bucket, and the folder if the export will be in one.");
        }
        Taxonomy taxonomy = request.census().taxonomy();
        if (taxonomy.indexOf(RESERVED).isPresent()) {
            request.losses()
                    .loss(Loss.ofDataset(
                            LossCodes.CLASS_RENAMED,
                            "'" + RESERVED + "' means no label to Vertex AI and is written as '" + label(RESERVED)
                                    + "'"));
        }
        VertexTask task = VertexTask.of(request.options().text(VertexTask.OPTION.name()), request.census());
        return new VertexPlan(
                task,
                SetWords.of(request.options().text(SetWords.OPTION.name()), request.census(), request.losses()),
                prefix.endsWith("/") ? prefix : prefix + "/",
                taxonomy,
                FileNames.plan(request.census(), FileNames.Unique.PATH, header -> "", task::spelled));
    }

    /** Returns the label of a class. */
    static String label(String category) {
        return category.equals(RESERVED) ? category + "_" : category;
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new VertexShardWriter(this, out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        try (OutputStream file = out.file(FILE)) {
            out.copy(ROWS, file);
        }
    }
}
