/** Pictures of labels: annotations painted into pixels, and PNG files of exact values, read and written. */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.raster;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
