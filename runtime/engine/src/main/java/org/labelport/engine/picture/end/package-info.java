/** Whether the end of a picture's file is missing. */
@NullMarked
package org.labelport.engine.picture.end;

import org.jspecify.annotations.NullMarked;
