/**
 * Makes items from what the files say about pictures, and classes from what they declare. Start reading at {@link
 * org.labelport.via.read.ViaSource}.
 */
@NullMarked
package org.labelport.via.read;

import org.jspecify.annotations.NullMarked;
