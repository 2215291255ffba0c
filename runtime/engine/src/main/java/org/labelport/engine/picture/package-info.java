/**
 * How large pictures are, read from how their files begin. Start at {@link org.labelport.engine.picture.PictureHeader}; for
 * files on a disk there is {@link org.labelport.engine.picture.ImageHeaders}. Where the bytes come from otherwise does not
 * belong here.
 */
@NullMarked
package org.labelport.engine.picture;

import org.jspecify.annotations.NullMarked;
