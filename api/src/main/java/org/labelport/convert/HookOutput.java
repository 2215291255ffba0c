package org.labelport.convert;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.SourceFile;
import org.labelport.output.ByteText;
import org.labelport.output.Part;
import org.labelport.output.PictureFormat;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;

/**
 * Hands on what hooks put out, and remembers of which annotations they said what became of them: of all others their
 * exporter says that they are written, so that hooks need to speak of losses only.
 */
final class HookOutput implements ShardOutput {

    private final ShardOutput out;
    private final Set<String> told = new HashSet<>();

    HookOutput(ShardOutput out) {
        this.out = out;
    }

    /** What comes next is said of another item. */
    void begin() {
        told.clear();
    }

    /** States that all annotations are written of which nothing was said. */
    void writtenOtherwise(Item item) {
        for (Annotation annotation : item.annotations()) {
            if (!told.contains(annotation.id())) {
                out.written(annotation);
            }
        }
    }

    @Override
    public boolean isMediaTurned() {
        return out.isMediaTurned();
    }

    @Override
    public OptionalLong mediaSize() {
        return out.mediaSize();
    }

    @Override
    public Limits limits() {
        return out.limits();
    }

    @Override
    public void written(Annotation annotation) {
        told.add(annotation.id());
        out.written(annotation);
    }

    @Override
    public void loss(Loss loss) {
        if (loss.effect() == Loss.Effect.DROPPED) {
            told.add(loss.annotation());
        }
        out.loss(loss);
    }

    @Override
    public void discard() throws IOException {
        told.clear();
        out.discard();
    }

    @Override
    public ByteText file(String path) throws IOException {
        return out.file(path);
    }

    @Override
    public ByteText part(Part part) {
        return out.part(part);
    }

    @Override
    public void media(String path) throws ItemException, IOException {
        out.media(path);
    }

    @Override
    public void media(List<String> paths) throws ItemException, IOException {
        out.media(paths);
    }

    @Override
    public void media(String path, PictureFormat format) throws ItemException, IOException {
        out.media(path, format);
    }

    @Override
    public void media(String path, SourceFile file) throws ItemException, IOException {
        out.media(path, file);
    }

    @Override
    public void failed(String code, String message) {
        out.failed(code, message);
    }

    @Override
    public void skipped(String reason) {
        out.skipped(reason);
    }

    @Override
    public void count(String counter, long delta) {
        out.count(counter, delta);
    }
}
