/**
 * What is said about a run: losses, item errors and the errors that end it, each with a code, a place and a remedy.
 *
 * <p>The rule they serve: items and annotations in = out + losses + errors, to the last one.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.report;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
