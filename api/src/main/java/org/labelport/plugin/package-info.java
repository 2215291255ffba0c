/**
 * Formats and targets that come and go while the runtime works: install, upgrade, roll back, explain. For shells, web
 * pages and programs that embed the runtime; plug-ins themselves need none of this. Start at
 * {@link org.labelport.plugin.PluginManager}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.plugin;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
