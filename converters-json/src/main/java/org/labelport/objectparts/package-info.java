/**
 * Objects that formats hold part by part, as polygons or points that share a group: cutting them at the edge of the
 * picture, deciding which groups readers see, joining the parts again, and telling what is lost of them. Start reading
 * at {@link org.labelport.objectparts.PartJoiner} and {@link org.labelport.objectparts.PartGroups}.
 */
@NullMarked
package org.labelport.objectparts;

import org.jspecify.annotations.NullMarked;
