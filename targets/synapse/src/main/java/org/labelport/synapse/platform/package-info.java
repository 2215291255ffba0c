/**
 * The platform's REST interface as a whole: where it is and who we are
 * ({@link org.labelport.synapse.platform.PlatformSettings}), requests with credentials that go nowhere else
 * ({@link org.labelport.synapse.platform.Platform}), and values as its Python clients write them. What lists and items mean
 * does not belong here.
 */
@NullMarked
package org.labelport.synapse.platform;

import org.jspecify.annotations.NullMarked;
