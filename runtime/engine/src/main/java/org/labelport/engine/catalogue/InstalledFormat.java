package org.labelport.engine.catalogue;

import java.lang.module.ModuleDescriptor.Version;
import org.labelport.convert.Converter;
import org.labelport.convert.FormatDescriptor;
import org.labelport.export.FormatInfo;

/** A format that can be chosen. */
public record InstalledFormat(Converter converter, FormatDescriptor descriptor, Origin origin) {

    public String id() {
        return descriptor.id();
    }

    Version version() {
        return Version.parse(origin.version());
    }

    FormatInfo info() {
        return new FormatInfo(descriptor, origin.version(), origin.provider());
    }
}
