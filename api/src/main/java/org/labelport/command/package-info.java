/** The command line as a service, so that a launcher, a shell and a test run exactly the same commands. */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.command;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
