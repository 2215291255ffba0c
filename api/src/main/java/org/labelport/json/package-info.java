/** JSON for code that works on a source's own data. The engine provides the implementation. */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.json;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
