/** Folders in which commands make something that appears elsewhere when it is whole. */
@NullMarked
package org.labelport.shell.draft;

import org.jspecify.annotations.NullMarked;
