/**
 * The formats and targets that are installed right now, the choice among them, and the runs that hold them. Start at
 * {@link org.labelport.engine.catalogue.Providers} for what may be chosen, at
 * {@link org.labelport.engine.catalogue.Catalogue} for the choice.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.engine.catalogue;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
