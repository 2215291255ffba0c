/** LabelMe: one JSON file beside each picture. */
@NullMarked
package org.labelport.labelme;

import org.jspecify.annotations.NullMarked;
