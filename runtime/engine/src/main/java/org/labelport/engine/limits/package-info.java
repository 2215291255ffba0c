/**
 * How much a single item may be, and a run may leave behind, before it is taken for an attack or an accident: the file
 * {@code limits.json}. Limits of the network are in {@code org.labelport.engine.media}. Start at
 * {@link org.labelport.engine.limits.LimitsFile}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.engine.limits;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
