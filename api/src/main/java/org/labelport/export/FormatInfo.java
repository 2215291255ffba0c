package org.labelport.export;

import org.labelport.convert.FormatDescriptor;

/**
 * An installed format.
 *
 * @param descriptor what it can do
 * @param version of the bundle or module that provides it
 * @param provider name of that bundle or module
 */
public record FormatInfo(FormatDescriptor descriptor, String version, String provider) {}
