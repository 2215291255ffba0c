/**
 * Decides what the rows of an export are. Start reading at {@link org.labelport.yolo.rows.plan.TaskChoice}, which finds
 * the task that fits the data; {@link org.labelport.yolo.rows.plan.RowPlan} holds all decisions of a run about rows.
 */
@NullMarked
package org.labelport.yolo.rows.plan;

import org.jspecify.annotations.NullMarked;
