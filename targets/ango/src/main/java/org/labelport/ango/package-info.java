/**
 * Reads what Ango Hub exports, of both generations. Start at {@link org.labelport.ango.AngoTarget}. {@code AngoSource}
 * goes from asset to asset, {@code TaskReader} makes annotations of what was drawn and answered, {@code Geometry} makes
 * the shapes.
 */
@NullMarked
package org.labelport.ango;

import org.jspecify.annotations.NullMarked;
