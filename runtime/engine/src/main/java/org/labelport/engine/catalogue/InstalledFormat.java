package org.labelport.engine.catalogue;

import java.util.Comparator;
import org.labelport.convert.Converter;
import org.labelport.convert.FormatDescriptor;
import org.labelport.export.FormatInfo;

/** A format that is installed. */
public record InstalledFormat(Converter converter, FormatDescriptor descriptor, Origin origin) {

    /** Sorts by id, and the versions of one id with the best first. */
    static final Comparator<InstalledFormat> BY_ID_BEST_FIRST =
            Comparator.comparing(InstalledFormat::id).thenComparing(InstalledFormat::origin, Origin.BEST_FIRST);

    public String id() {
        return descriptor.id();
    }

    /** The format's name for messages. */
    public String name() {
        return "format " + id() + " of " + origin.plugin();
    }

    public FormatInfo info() {
        return new FormatInfo(descriptor, origin.version(), origin.provider());
    }
}
