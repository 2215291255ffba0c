/**
 * Where plug-ins come from: repositories, each a folder of jars with an {@code index.xml} that says what every jar has and
 * needs. Making such an index ({@link org.labelport.plugins.repository.IndexWriter}), reading those that the operator has
 * named ({@link org.labelport.plugins.repository.Repositories}), finding out which jars must come along with a plug-in
 * ({@link org.labelport.plugins.repository.Resolution}), and fetching them. Start at {@code Repositories}.
 *
 * <p>Indexes are regarded as hostile until their signature was checked, and are still read with care afterwards. Keys
 * and signatures live in {@code trust}; nothing here installs anything.
 */
@NullMarked
package org.labelport.plugins.repository;

import org.jspecify.annotations.NullMarked;
