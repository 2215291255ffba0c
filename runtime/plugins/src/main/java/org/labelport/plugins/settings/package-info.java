/** What the operator has set about plug-ins. */
@NullMarked
package org.labelport.plugins.settings;

import org.jspecify.annotations.NullMarked;
