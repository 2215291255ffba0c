/**
 * Where exports end up when a job names a storage by its number. Only folders of this machine can be written to so far.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.storage;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
