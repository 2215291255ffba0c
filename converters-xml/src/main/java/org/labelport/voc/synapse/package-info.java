/**
 * Pascal VOC as the Synapse SDK's own converter writes it, byte for byte: boxes only, rounded and not clipped, XML in one
 * line. Only for those who need these very bytes; what other tools read better is in the package above.
 *
 * <p>Start reading at {@link org.labelport.voc.synapse.SynapsePlan}.
 */
@NullMarked
package org.labelport.voc.synapse;

import org.jspecify.annotations.NullMarked;
