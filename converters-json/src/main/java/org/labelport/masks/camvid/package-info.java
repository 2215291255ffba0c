/** CamVid: masks of colours beside pictures, and lists of both, as Datumaro reads them. */
@NullMarked
package org.labelport.masks.camvid;

import org.jspecify.annotations.NullMarked;
