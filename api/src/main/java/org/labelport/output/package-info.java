/**
 * Where bytes go. A writer never opens a path: it writes to what it is handed here, and the engine buffers, names, hashes,
 * publishes or discards it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.output;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
