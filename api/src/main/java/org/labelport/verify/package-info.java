/**
 * Looks at files of a format with the eyes of the programs that read it: what they would refuse, and what they would take
 * for something else without a word.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.verify;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
