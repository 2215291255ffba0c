package org.labelport.convert;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Writes one format. A stateless service that any number of runs use at once; what belongs to a run lives in its plan.
 *
 * <p>An implementation carries {@link ProvidesFormat}.
 */
@ConsumerType
public interface Converter {

    /** What a user can set. The engine checks values before it calls {@link #plan}. */
    default List<OptionSpec> options() {
        return List.of();
    }

    /**
     * All kinds of losses that a run in this format may report, in the order in which they are shown. Losses that the
     * source or the engine reports are not among them.
     */
    default List<LossSpec> losses() {
        return List.of();
    }

    /**
     * What the format keeps of categories and items beside annotations, whatever the options and the data. The run
     * reports the loss of the rest, and the catalogue lists those losses after {@link #losses()}; the format itself
     * need not.
     *
     * @see ConversionPlan#keeps()
     */
    default Set<Metadata> keeps() {
        return Set.of();
    }

    /** Checks files of this format, whoever wrote them; empty when the format cannot be checked. */
    default Optional<Verifier> verifier() {
        return Optional.empty();
    }

    /**
     * What the format needs to know of items beyond what every source gives.
     *
     * @param options as for {@link #plan}
     */
    default Set<ItemDetail> needs(Options options) {
        return Set.of(ItemDetail.PICTURE_SIZE);
    }

    /**
     * Decides everything that concerns the data set as a whole: file names, category numbers, which files there will be.
     * Writes nothing. Called once per run, and once more when a run is resumed; equal requests give equal plans.
     *
     * @throws ExportException when the data cannot be written in this format with these options, saying which would work
     */
    ConversionPlan plan(PlanRequest request) throws ExportException, IOException;
}
