package org.labelport.convert;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.output.ForwardingShardOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.Loss;

/**
 * Hands on what hooks put out, and remembers which annotations they have accounted for. The exporter reports all others
 * as written, so hooks need to report losses only.
 */
final class HookOutput extends ForwardingShardOutput {

    private final Set<String> told = new HashSet<>();

    HookOutput(ShardOutput out) {
        super(out);
    }

    /** Starts the next item. */
    void begin() {
        told.clear();
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
        told.add(annotation.id());
        super.written(annotation);
    }

    @Override
    public void loss(Loss loss) {
        if (loss.effect() == Loss.Effect.DROPPED) {
            told.add(loss.annotation());
        }
        super.loss(loss);
    }

    @Override
    public void discard() throws IOException {
        told.clear();
        super.discard();
    }
}
