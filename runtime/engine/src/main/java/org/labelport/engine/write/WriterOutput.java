package org.labelport.engine.write;

import java.io.IOException;
import java.util.List;
import org.labelport.model.Annotation;
import org.labelport.model.SourceFile;
import org.labelport.output.ByteText;
import org.labelport.output.ForwardingShardOutput;
import org.labelport.output.Part;
import org.labelport.output.PictureFormat;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;

/**
 * The output as a format's writer has it. What comes when no item is being written would belong to none and be lost, so it
 * is refused.
 */
final class WriterOutput extends ForwardingShardOutput {

    private final DeclaredLosses declared;
    private boolean writing;

    WriterOutput(ShardOutput out, DeclaredLosses declared) {
        super(out);
        this.declared = declared;
    }

    /** The writer has an item from now on. */
    void begin() {
        writing = true;
    }

    /** The writer has returned. */
    void end() {
        writing = false;
    }

    private void requireItem(String what) {
        if (!writing) {
            throw new IllegalStateException(
                    what + " came when no item was being written, and would be lost: put it out before write returns");
        }
    }

    @Override
    public ByteText file(String path) throws IOException {
        requireItem("a file");
        return super.file(path);
    }

    @Override
    public ByteText part(Part part) {
        requireItem("a contribution to a part");
        return super.part(part);
    }

    @Override
    public void media(String path) throws ItemException, IOException {
        requireItem("an original file");
        super.media(path);
    }

    @Override
    public void media(List<String> paths) throws ItemException, IOException {
        requireItem("an original file");
        super.media(paths);
    }

    @Override
    public void media(String path, PictureFormat format) throws ItemException, IOException {
        requireItem("an original file");
        super.media(path, format);
    }

    @Override
    public void media(String path, SourceFile file) throws ItemException, IOException {
        requireItem("an original file");
        super.media(path, file);
    }

    @Override
    public void discard() throws IOException {
        requireItem("a call of discard");
        super.discard();
    }

    @Override
    public void failed(String code, String message) {
        requireItem("a failure");
        super.failed(code, message);
    }

    @Override
    public void skipped(String reason) {
        requireItem("a call of skipped");
        super.skipped(reason);
    }

    @Override
    public void count(String counter, long delta) {
        requireItem("a count");
        super.count(counter, delta);
    }

    @Override
    public void written(Annotation annotation) {
        requireItem("an annotation");
        super.written(annotation);
    }

    @Override
    public void loss(Loss loss) {
        requireItem("a loss");
        declared.check(loss);
        super.loss(loss);
    }
}
