package org.labelport.engine.catalogue;

import java.util.Comparator;
import org.labelport.convert.Converter;
import org.labelport.convert.FormatDescriptor;
import org.labelport.export.FormatInfo;

/** A format that is installed. */
public record InstalledFormat(Converter converter, FormatDescriptor descriptor, Origin origin) {

    /** By id; of one id the best version first. */
    static final Comparator<InstalledFormat> BY_ID_BEST_FIRST =
            Comparator.comparing(InstalledFormat::id).thenComparing(InstalledFormat::origin, Origin.BEST_FIRST);

    public String id() {
        return descriptor.id();
    }

    /** Which format it is, for messages. */
    public String name() {
        return "format " + id() + " of " + origin.plugin();
    }

    public FormatInfo info() {
        return new FormatInfo(descriptor, origin.version(), origin.provider());
    }
}
