/**
 * The run seen from outside: what to export, how it goes, what came out. For shells, pages and programs that embed the
 * engine. Start at {@link org.labelport.export.ExportEngine}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.export;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
