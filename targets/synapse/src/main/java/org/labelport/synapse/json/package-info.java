/**
 * The platform's JSON: values with their place in the text ({@link org.labelport.synapse.json.JsonStream}), so that
 * they can be handed on byte for byte, and small documents as plain values
 * ({@link org.labelport.synapse.json.SmallJson}).
 */
@NullMarked
package org.labelport.synapse.json;

import org.jspecify.annotations.NullMarked;
