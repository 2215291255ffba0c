/** Runs a converter over items in memory into a folder, and a target over a folder, without the engine. */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.testkit.trial;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
