/**
 * Limits on the size of items and on what a run leaves behind, beyond which data counts as an attack or an accident:
 * the file {@code limits.json}. Limits of the network are in {@code org.labelport.engine.media}. Start at
 * {@link org.labelport.engine.limits.LimitsFile}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.engine.limits;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
