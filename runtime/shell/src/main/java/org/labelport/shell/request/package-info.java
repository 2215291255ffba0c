/** What commands read from their arguments: what to export, and what a format must be able to do. Nothing here starts a run. */
@NullMarked
package org.labelport.shell.request;

import org.jspecify.annotations.NullMarked;
