/**
 * Pascal VOC as the Synapse SDK's own converter writes it, byte for byte: boxes only, rounded and not clipped, XML in
 * one line. It is meant for those who need these very bytes; the package above writes what other tools read better.
 *
 * <p>Start reading at {@link org.labelport.voc.synapse.SynapsePlan}.
 */
@NullMarked
package org.labelport.voc.synapse;

import org.jspecify.annotations.NullMarked;
