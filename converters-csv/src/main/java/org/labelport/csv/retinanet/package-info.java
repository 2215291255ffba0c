/**
 * The tables that keras-retinanet trains from. Start reading at {@link org.labelport.csv.retinanet.RetinanetConverter}.
 */
@NullMarked
package org.labelport.csv.retinanet;

import org.jspecify.annotations.NullMarked;
