/**
 * What the Synapse SDK's own converters (release 2025.12.3) make of a data set, as far as those to YOLO, COCO and Pascal
 * VOC agree: which items they find, the folders of splits, the annotations of the first picture, and arithmetic as Python
 * does it. The layouts called {@code synapse} of these formats are written from it; what differs between them is in the
 * formats.
 *
 * <p>Start reading at {@link org.labelport.dm.sdk.SdkPicture}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.dm.sdk;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
