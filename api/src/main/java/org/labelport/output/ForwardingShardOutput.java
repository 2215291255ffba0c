package org.labelport.output;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.SourceFile;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;

/** Hands everything on to another output. To be extended by outputs that observe or change some of it. */
public abstract class ForwardingShardOutput implements ShardOutput {

    private final ShardOutput out;

    /** @param out receives all calls that are not overridden */
    protected ForwardingShardOutput(ShardOutput out) {
        this.out = requireNonNull(out, "out");
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
        out.written(annotation);
    }

    @Override
    public void loss(Loss loss) {
        out.loss(loss);
    }

    @Override
    public void discard() throws IOException {
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
