/**
 * Starts Felix with the bundles of an installation: from the command line ({@link org.labelport.launcher.Main}) or inside
 * another Java program ({@link org.labelport.launcher.LabelportRuntime}, start reading there).
 *
 * <p>The packages of the API come from the host's class path and are shared with the bundles, so that host and bundles
 * use the same types. The commands themselves are in the shell bundle.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.launcher;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
