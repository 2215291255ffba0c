/** Reasons are asked of a framework that is started here, about bundles that are packed here. */
@NullMarked
package org.labelport.plugins.why;

import org.jspecify.annotations.NullMarked;
