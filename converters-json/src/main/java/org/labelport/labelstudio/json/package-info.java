/**
 * The JSON of tasks: {@code Node} is a value that was read, {@code JsonLine} writes. What tasks say is told by the other
 * packages.
 */
@NullMarked
package org.labelport.labelstudio.json;

import org.jspecify.annotations.NullMarked;
