/** Commands that list formats and targets with their options, as text and as JSON. */
@NullMarked
package org.labelport.shell.catalogue;

import org.jspecify.annotations.NullMarked;
