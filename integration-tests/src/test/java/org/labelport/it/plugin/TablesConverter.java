package org.labelport.it.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.convert.ShardWriter;
import org.labelport.model.Annotation;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;

/** Writes the ids of items, and which version of the plug-in wrote them. */
@ProvidesFormat(
        format = "tables",
        title = "Tables",
        data__types = {"image"},
        annotation__types = {"image"},
        shapes = {"box"})
public class TablesConverter implements Converter {

    /** A system property that holds a collection takes weak references to the class loaders of all versions. */
    public static final String LOADERS = "labelport.it.loaders";

    private static final Part ROWS = new Part("rows", "\n");

    static {
        if (System.getProperties().get(LOADERS) instanceof Collection<?> loaders) {
            remember(loaders);
        }
    }

    @SuppressWarnings("unchecked")
    private static void remember(Collection<?> loaders) {
        ((Collection<Object>) loaders).add(new WeakReference<>(TablesConverter.class.getClassLoader()));
    }

    /** What the jar says of itself. */
    static String version() {
        try (InputStream in = TablesConverter.class.getResourceAsStream("/version.txt")) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where versions differ. */
    void misbehave() {}

    @Override
    public ConversionPlan plan(PlanRequest request) {
        misbehave();
        return new ConversionPlan() {
            @Override
            public ShardWriter openShard(ShardOutput out) {
                return numbered -> {
                    out.part(ROWS).text(numbered.item().id());
                    for (Annotation annotation : numbered.item().annotations()) {
                        out.written(annotation);
                    }
                };
            }

            @Override
            public void finish(ExportOutput out) throws IOException {
                try (OutputStream table = out.file("tables.txt")) {
                    table.write((version() + "\n").getBytes(StandardCharsets.UTF_8));
                    out.copy(ROWS, table);
                }
            }
        };
    }
}
