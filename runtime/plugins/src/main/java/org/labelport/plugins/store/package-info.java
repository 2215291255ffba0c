/**
 * What is installed, on disk: {@link org.labelport.plugins.store.StoreState} says which plug-ins serve, in one file that is
 * replaced in one step, and {@link org.labelport.plugins.store.JarStore} keeps their jars by content. Several processes may
 * share a folder; {@link org.labelport.plugins.store.StoreLock} lets one of them change it at a time.
 */
@NullMarked
package org.labelport.plugins.store;

import org.jspecify.annotations.NullMarked;
