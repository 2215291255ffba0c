/**
 * The folders that the Synapse platform's own export makes: {@code json/} with one file for each item and {@code
 * origin_files/} with the files that were annotated. {@link org.labelport.synapsejson.SynapseJsonExporter} writes them.
 * The target {@code dm} reads them, and folders of other tools that hold the same JSON.
 */
@NullMarked
package org.labelport.synapsejson;

import org.jspecify.annotations.NullMarked;
