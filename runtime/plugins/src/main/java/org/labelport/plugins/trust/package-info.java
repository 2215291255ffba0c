/**
 * Whose plug-ins may run here. {@link org.labelport.plugins.trust.JarVerifier} finds out what a jar is, whether it is whole
 * and who signed it; {@link org.labelport.plugins.trust.TrustPolicy} decides whether that will do. Nothing here touches the
 * framework, and nothing here keeps a plug-in that runs from doing harm.
 */
@NullMarked
package org.labelport.plugins.trust;

import org.jspecify.annotations.NullMarked;
