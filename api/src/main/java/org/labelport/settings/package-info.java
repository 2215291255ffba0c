/** What the operator has set, for whoever needs it: the engine, targets, storages. */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.settings;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
