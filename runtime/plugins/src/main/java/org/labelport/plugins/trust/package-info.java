/**
 * Decides whose plug-ins may run here. {@link org.labelport.plugins.trust.JarVerifier} finds out what a jar is, whether
 * it is complete and who signed it; {@link org.labelport.plugins.trust.TrustPolicy} decides whether that is sufficient.
 * Nothing here touches the framework, and nothing here keeps a running plug-in from doing harm.
 */
@NullMarked
package org.labelport.plugins.trust;

import org.jspecify.annotations.NullMarked;
