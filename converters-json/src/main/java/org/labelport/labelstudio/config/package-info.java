/**
 * The labelling interface: what it shows and which controls it has ({@code LabelConfig}, which {@code ConfigReader} reads),
 * and the names that tags, controls and labels have in the interfaces that exports contain.
 */
@NullMarked
package org.labelport.labelstudio.config;

import org.jspecify.annotations.NullMarked;
