/** Hashes of texts and files. Start at {@link org.labelport.engine.hash.Sha256}. */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.engine.hash;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
