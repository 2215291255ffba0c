/**
 * The rules that the Synapse SDK's converters to YOLO, COCO and Pascal VOC (release 2025.12.3) have in common: which
 * items they find, the folders of splits, and the annotations of the first picture. The layouts called {@code synapse}
 * of these formats are written by these rules; what differs between them is in the formats.
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
