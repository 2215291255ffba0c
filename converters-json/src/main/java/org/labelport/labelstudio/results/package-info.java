/**
 * Makes annotations from the results of tasks. Start reading at {@link
 * org.labelport.labelstudio.results.ResultReader}, which has {@code RegionReader}, {@code TrackReader}, {@code
 * PointsReader}, {@code AnswerReader} and {@code LinkReader} for the kinds of results.
 */
@NullMarked
package org.labelport.labelstudio.results;

import org.jspecify.annotations.NullMarked;
