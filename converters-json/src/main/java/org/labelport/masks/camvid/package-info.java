/** CamVid: masks of colours, and lists of pictures and masks, as Datumaro reads them. */
@NullMarked
package org.labelport.masks.camvid;

import org.jspecify.annotations.NullMarked;
