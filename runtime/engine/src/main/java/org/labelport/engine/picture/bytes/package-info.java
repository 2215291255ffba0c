/** How the bytes of a picture's file are reached, and the parts of a file that several kinds of picture share. */
@NullMarked
package org.labelport.engine.picture.bytes;

import org.jspecify.annotations.NullMarked;
