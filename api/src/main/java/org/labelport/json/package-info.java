/** JSON for programs that work on a source's own data. The engine hands out the one implementation. */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.json;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
