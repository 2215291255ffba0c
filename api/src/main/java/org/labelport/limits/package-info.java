/**
 * How much of anything may come from outside before it is taken for an attack or an accident. The operator changes the
 * limits in {@code limits.json}; code that reads files gets them with its request. Start at
 * {@link org.labelport.limits.Limits}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.limits;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
