/**
 * Checks files of a format from the point of view of the programs that read it: what they would reject, and what they
 * would silently take for something else.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.verify;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
