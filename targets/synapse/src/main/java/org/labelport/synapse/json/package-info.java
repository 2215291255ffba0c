/**
 * JSON of the platform: values with the place that they have in their text ({@link org.labelport.synapse.json.JsonStream}),
 * so that they can be handed on byte for byte, and small documents as plain values
 * ({@link org.labelport.synapse.json.SmallJson}).
 */
@NullMarked
package org.labelport.synapse.json;

import org.jspecify.annotations.NullMarked;
