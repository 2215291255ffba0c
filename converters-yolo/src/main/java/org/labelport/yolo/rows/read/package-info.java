/**
 * Reads rows and makes annotations from them. Start reading at {@link org.labelport.yolo.rows.read.LabelRows}, which
 * reads them by a {@link org.labelport.yolo.rows.read.RowGrammar}, and {@link
 * org.labelport.yolo.rows.read.RowShapes}, which makes shapes from them; verifiers use the former, too.
 */
@NullMarked
package org.labelport.yolo.rows.read;

import org.jspecify.annotations.NullMarked;
