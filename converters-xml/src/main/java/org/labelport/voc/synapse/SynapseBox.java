package org.labelport.voc.synapse;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.python.PythonNumbers;
import org.labelport.dm.sdk.SdkEntry;

/** Computes the edges of a box in whole pixels. */
final class SynapseBox {

    private static final int NUMBERS = 4;

    private SynapseBox() {}

    /**
     * Returns left, top, right and bottom, each rounded independently.
     *
     * @param data a list of x, y, width and height
     * @return empty when the data is anything else, or a number is not finite
     */
    static Optional<BigInteger[]> edges(@Nullable Object data) {
        return SdkEntry.numbers(data)
                .filter(box -> box.size() == NUMBERS)
                .map(box -> List.of(
                        box.get(0),
                        box.get(1),
                        PythonNumbers.sum(box.get(0), box.get(2)),
                        PythonNumbers.sum(box.get(1), box.get(3))))
                .filter(edges -> edges.stream().allMatch(PythonNumbers::isFinite))
                .map(edges -> edges.stream().map(PythonNumbers::rounded).toArray(BigInteger[]::new));
    }
}
