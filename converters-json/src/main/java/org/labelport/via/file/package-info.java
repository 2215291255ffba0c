/**
 * The files of VIA: where they are, the names in them, and what each of their kinds (JSON of VIA 1 and 2, projects of VIA
 * 3, CSV of all) says about a picture and the shapes of its regions. Start reading at {@link
 * org.labelport.via.file.ReadEntry} and {@link org.labelport.via.file.ViaFile}.
 */
@NullMarked
package org.labelport.via.file;

import org.jspecify.annotations.NullMarked;
