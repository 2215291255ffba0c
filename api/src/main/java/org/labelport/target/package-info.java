/**
 * Where items come from: a platform, a file or a folder, each behind a target handler.
 *
 * <p>A target is a service: implement {@link org.labelport.target.TargetHandler}, annotate it with
 * {@link org.labelport.target.ProvidesTarget}, and it is found. Reading rules of a file format stay with the bundle that
 * also writes it.
 *
 * <p>Sources that read folders find their files with {@link org.labelport.target.FolderWalk}, open what their data
 * names with {@link org.labelport.target.MediaFolder} or {@link org.labelport.target.NamedMedia}, and ask
 * {@link org.labelport.target.FileKind} what lies at a path. The first three never lead out of the folder, and none of
 * the four confuses what cannot be looked at with what does not exist.
 * {@link org.labelport.target.FolderList} lists one folder. {@link org.labelport.target.ItemIds} keeps items apart that a
 * source calls by one id.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.target;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
