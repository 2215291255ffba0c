package org.labelport.labelstudio.write.results;

import java.util.LinkedHashSet;
import java.util.Set;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/** Holds back the changes of an annotation until it is written: one that is dropped is not changed, too. */
final class HeldChanges implements LossSink {

    private final LossSink to;
    private final Set<Loss> held = new LinkedHashSet<>();

    /** @param to gets what is dropped at once, and the changes of what is written */
    HeldChanges(LossSink to) {
        this.to = to;
    }

    @Override
    public void loss(Loss loss) {
        if (loss.effect() == Loss.Effect.CHANGED) {
            held.add(loss);
        } else {
            to.loss(loss);
        }
    }

    /** Ends an annotation, and returns whether it was written. */
    boolean end(boolean written) {
        if (written) {
            held.forEach(to::loss);
        }
        held.clear();
        return written;
    }
}
