package org.labelport.dm.sdk;

import java.util.List;
import java.util.Set;
import org.labelport.convert.ItemDetail;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;

/** The option that chooses between a format's own layout and the SDK's. */
public final class SdkLayout {

    private static final String NAME = "layout";
    private static final String SYNAPSE = "synapse";

    private SdkLayout() {}

    /**
     * Returns the option.
     *
     * @param own name of the format's own layout, which is the default
     * @param model whose files that layout follows, as in "the challenge has"
     */
    public static OptionSpec option(String own, String model) {
        return OptionSpec.choice(
                NAME,
                own,
                List.of(own, SYNAPSE),
                "Folders, files and numbers: " + own + " as " + model + " them, " + SYNAPSE
                        + " as the Synapse SDK writes them.");
    }

    /** Whether the SDK's layout is chosen. */
    public static boolean isChosen(Options options) {
        return options.text(NAME).equals(SYNAPSE);
    }

    /** The details of items that the SDK's layout needs. */
    public static Set<ItemDetail> needs() {
        return Set.of(ItemDetail.PICTURE_SIZE, ItemDetail.SOURCE_RECORD);
    }

    /**
     * Refuses options that only the other layout has.
     *
     * @param format the format's id
     * @param others options of the layout that is not chosen
     * @throws ExportException {@code option.conflict} when one of them has another value than its default
     */
    public static void refuse(String format, Options options, List<OptionSpec> others) throws ExportException {
        for (OptionSpec other : others) {
            String value = String.valueOf(options.values().get(other.name()));
            if (options.isSet(other.name()) && !other.defaultValue().orElse("").equals(value)) {
                throw new ExportException(
                        "option.conflict",
                        format + ": '" + other.name() + "' has no meaning with " + NAME + "=" + options.text(NAME)
                                + ". Leave it out, or choose the other layout.");
            }
        }
    }
}
