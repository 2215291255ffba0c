/**
 * What can be set: the options that a format or target declares, and the checked values that a user gave.
 *
 * <p>Declared options explain themselves in the catalogue, in the command line and in a form, and are checked in one
 * place before anything is read or written. Start at {@link org.labelport.options.OptionSpec}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.options;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
