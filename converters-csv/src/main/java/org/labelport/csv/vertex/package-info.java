/**
 * The table that Google's Vertex AI, and AutoML before it, imports pictures and texts from. Start reading at
 * {@link org.labelport.csv.vertex.VertexConverter}; {@code VertexTask} says what a table is for, {@code SetWords} how
 * it spells splits.
 */
@NullMarked
package org.labelport.csv.vertex;

import org.jspecify.annotations.NullMarked;
