package org.labelport.dm.sdk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.ItemDetail;
import org.labelport.convert.PlanRequest;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.verify.Problem;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

/**
 * Lets a format write in layouts of its own or in the SDK's. A format says what each side has; which side an export is
 * on is decided here alone.
 */
public final class SdkLayout {

    private static final String SYNAPSE = "synapse";

    private final String format;
    private final OptionSpec option;
    private final Side own;
    private final Side sdk;

    /**
     * One side of the choice.
     *
     * @param options that have no meaning on the other side
     * @param plans makes the plan of an export
     * @param verifier checks its files; whether single files are checked is the same on both sides
     */
    public record Side(List<OptionSpec> options, Plans plans, Verifier verifier) {

        public Side {
            options = List.copyOf(options);
        }
    }

    /** Makes the plan of an export. */
    @FunctionalInterface
    public interface Plans {
        ConversionPlan plan(PlanRequest request) throws ExportException, IOException;
    }

    /**
     * Adds the SDK's layout to a format.
     *
     * @param format the format's id
     * @param layouts the option that chooses among the format's own layouts; its help ends in a full stop
     */
    public SdkLayout(String format, OptionSpec layouts, Side own, Side sdk) {
        List<String> values = new ArrayList<>(layouts.allowed());
        values.add(SYNAPSE);
        this.format = format;
        this.option = OptionSpec.choice(
                layouts.name(),
                layouts.defaultValue().orElseThrow(),
                values,
                layouts.help().replaceFirst("\\.$", ", " + SYNAPSE + " as the Synapse SDK writes them."));
        this.own = own;
        this.sdk = sdk;
    }

    /** Returns a verifier for files that are not checked because they are in the SDK's layout. It remarks on that. */
    public static Verifier unchecked(String code, String message) {
        return request -> request.problems().problem(Problem.of(Problem.Effect.REMARK, code, "", message));
    }

    /** The option that chooses the layout. */
    public OptionSpec option() {
        return option;
    }

    /** What the chosen layout needs to know of items. */
    public Set<ItemDetail> needs(Options options) {
        return side(options) == sdk
                ? Set.of(ItemDetail.PICTURE_SIZE, ItemDetail.SOURCE_RECORD)
                : Set.of(ItemDetail.PICTURE_SIZE);
    }

    /**
     * Plans an export in the chosen layout.
     *
     * @throws ExportException {@code option.conflict} when an option of the other side has another value than its default
     */
    public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
        Side side = side(request.options());
        refuse(request.options(), side == own ? sdk.options : own.options);
        return side.plans.plan(request);
    }

    /** Checks files as the chosen layout has them. */
    public Verifier verifier() {
        return new Verifier() {
            @Override
            public void verify(VerifyRequest request) throws ExportException, IOException {
                side(request.options()).verifier.verify(request);
            }

            @Override
            public boolean takesFiles() {
                return own.verifier.takesFiles();
            }
        };
    }

    /**
     * Refuses options that only other layouts than the chosen one have.
     *
     * @throws ExportException {@code option.conflict} when one of them has another value than its default
     */
    public void refuse(Options options, List<OptionSpec> others) throws ExportException {
        for (OptionSpec other : others) {
            String value = String.valueOf(options.values().get(other.name()));
            if (options.isSet(other.name()) && !other.defaultValue().orElse("").equals(value)) {
                throw new ExportException(
                        "option.conflict",
                        format + ": '" + other.name() + "' has no meaning with " + option.name() + "="
                                + options.text(option.name()) + ". Leave it out, or choose the other layout.");
            }
        }
    }

    private Side side(Options options) {
        return options.text(option.name()).equals(SYNAPSE) ? sdk : own;
    }
}
