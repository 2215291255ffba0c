/**
 * Pascal VOC: one XML file of boxes for each picture, set files for splits, a label map for the order of classes.
 *
 * <p>Beyond what the devkit of 2012 defines, this package writes what Datumaro and CVAT also write and read: {@code
 * occluded}, {@code attributes} and {@code labelmap.txt}. Attributes named {@code track_id}, {@code group_id} and
 * {@code z_order} hold what VOC has no element for. CVAT's attribute {@code rotation} is read and not written: programs
 * that do not know it need the enclosing box, which CVAT would turn once more.
 *
 * <p>Tools disagree on whether the first pixel has the coordinate 0 or 1. The option {@code base} chooses. The choice
 * is written into {@code source/annotation}, so that reading needs no option. Regions are painted into segmentation
 * pictures ({@link org.labelport.voc.write.Segmentation}). LabelImg's files are a format of their own, made of the same
 * XML. Parts and actions are not handled.
 *
 * <p>This package holds the services. Start reading at {@link org.labelport.voc.VocConverter} and {@link
 * org.labelport.voc.VocTarget}. Of the packages below, {@code read} makes items from files, {@code write} makes files
 * from items, {@code verify} checks files as readers do, and {@code file} holds what all of them know about the files;
 * {@code synapse} writes the layout of the Synapse SDK.
 */
@NullMarked
package org.labelport.voc;

import org.jspecify.annotations.NullMarked;
