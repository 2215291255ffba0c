/**
 * Makes tasks from items. {@code LabelStudioPlan} decides what holds for the whole export. {@code LabelStudioShard}
 * writes a task with {@code ItemMedium} and {@code ItemData}, and its annotations with {@code write.results}. {@code
 * ConfigXml} writes the interface.
 */
@NullMarked
package org.labelport.labelstudio.write;

import org.jspecify.annotations.NullMarked;
