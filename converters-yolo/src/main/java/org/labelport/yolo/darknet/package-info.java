/**
 * YOLO as Darknet trains from it and CVAT exchanges it as "YOLO 1.1": {@code obj.data}, {@code obj.names}, lists of
 * pictures, and labels beside pictures. {@link org.labelport.yolo.darknet.DarknetConverter} writes it, and {@link
 * org.labelport.yolo.darknet.DarknetTarget} reads it.
 */
@NullMarked
package org.labelport.yolo.darknet;

import org.jspecify.annotations.NullMarked;
