/**
 * Writes items as the files of VIA 2. Start reading at {@link org.labelport.via.write.WrittenItem}, which both kinds of
 * files hold, and at {@link org.labelport.via.write.ViaRegions} for their regions.
 */
@NullMarked
package org.labelport.via.write;

import org.jspecify.annotations.NullMarked;
