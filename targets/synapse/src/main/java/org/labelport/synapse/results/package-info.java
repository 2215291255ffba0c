/**
 * The results of a list, one by one: read from the platform page by page
 * ({@link org.labelport.synapse.results.PlatformResults}), or from pages that somebody saved
 * ({@link org.labelport.synapse.results.SavedResults}). Start reading at {@link org.labelport.synapse.results.Results}
 * and at {@link org.labelport.synapse.results.Listing}, which says how the lists differ. What a result means as an item
 * is elsewhere.
 */
@NullMarked
package org.labelport.synapse.results;

import org.jspecify.annotations.NullMarked;
