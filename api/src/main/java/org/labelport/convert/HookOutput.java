package org.labelport.convert;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.SourceFile;
import org.labelport.output.ByteText;
import org.labelport.output.ForwardingShardOutput;
import org.labelport.output.Part;
import org.labelport.output.PictureFormat;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;

/**
 * Hands on what hooks put out, and remembers which annotations they have accounted for. The exporter reports all others
 * as written, so hooks need to report losses only. A failing disk is remembered, too, because it ends the run, whatever
 * the hook makes of it.
 */
final class HookOutput extends ForwardingShardOutput {

    private final Set<String> told = new HashSet<>();
    private Optional<IOException> broken = Optional.empty();
    private boolean open;

    HookOutput(ShardOutput out) {
        super(out);
    }

    /** Starts the next item. */
    void begin() {
        told.clear();
        open = true;
    }

    /** Ends the item: what hooks put out from now on would be lost, or another item's. */
    void end() {
        open = false;
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("the output of processFileSaving was used after its item was saved."
                    + " Write what is of the data set as a whole in additionalFileSaving, with its own output");
        }
    }

    @Override
    public ByteText file(String path) throws IOException {
        requireOpen();
        return super.file(path);
    }

    @Override
    public ByteText part(Part part) {
        requireOpen();
        return super.part(part);
    }

    @Override
    public void count(String counter, long delta) {
        requireOpen();
        super.count(counter, delta);
    }

    /** Reports as written all annotations that the hooks have not accounted for. */
    void writtenOtherwise(Item item) {
        for (Annotation annotation : item.annotations()) {
            if (!told.contains(annotation.id())) {
                super.written(annotation);
            }
        }
    }

    @Override
    public void written(Annotation annotation) {
        requireOpen();
        told.add(annotation.id());
        super.written(annotation);
    }

    @Override
    public void loss(Loss loss) {
        requireOpen();
        if (loss.effect() == Loss.Effect.DROPPED) {
            told.add(loss.annotation());
        }
        super.loss(loss);
    }

    /** Requires that no file failed that a hook has saved. */
    void requireStorage() throws IOException {
        if (broken.isPresent()) {
            throw broken.get();
        }
    }

    @Override
    public void media(String path) throws ItemException, IOException {
        watched(() -> super.media(path));
    }

    @Override
    public void media(List<String> paths) throws ItemException, IOException {
        watched(() -> super.media(paths));
    }

    @Override
    public void media(String path, PictureFormat format) throws ItemException, IOException {
        watched(() -> super.media(path, format));
    }

    @Override
    public void media(String path, SourceFile file) throws ItemException, IOException {
        watched(() -> super.media(path, file));
    }

    private interface Saving {
        void save() throws ItemException, IOException;
    }

    private void watched(Saving saving) throws ItemException, IOException {
        requireOpen();
        try {
            saving.save();
        } catch (IOException e) {
            broken = Optional.of(e);
            throw e;
        }
    }

    @Override
    public void failed(String code, String message) {
        requireOpen();
        super.failed(code, message);
    }

    @Override
    public void skipped(String reason) {
        requireOpen();
        super.skipped(reason);
    }

    @Override
    public void discard() throws IOException {
        requireOpen();
        told.clear();
        super.discard();
    }
}
