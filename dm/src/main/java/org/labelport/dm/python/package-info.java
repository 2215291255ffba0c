/** The order of texts and the arithmetic of Python, for files that must equal those of Python programs. */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.dm.python;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
