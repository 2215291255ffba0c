/**
 * The generic long table: a data set as three CSV files that lose nothing, for spreadsheets, pandas and SQL.
 *
 * <p>{@code annotations.csv} has one row for each annotation and relation, {@code items.csv} one for each item (also
 * those without annotations), {@code classes.csv} one for each category; pictures and other files lie in
 * {@code media/}. UTF-8, LF; a cell is in quotation marks only where it must be. Readers should not guess types; in
 * pandas: {@code dtype=str, keep_default_na=False}.
 *
 * <p>What the columns' names do not say:
 *
 * <ul>
 *   <li><b>Numbers</b> are the shortest plain decimals that give the same double again; times are seconds with six
 *       decimals; text offsets count code points; an empty cell means "none" or "not known".
 *   <li><b>x, y, w, h, angle</b>: a box before its rotation and its angle in degrees clockwise about its centre; for
 *       other shapes their enclosing box, for information.
 *   <li><b>geometry</b> is JSON, empty when the other columns hold the whole shape:
 *       <ul>
 *         <li>rotated box: {@code {"radians":r}} only when the degrees do not give the angle exactly
 *         <li>polygon: a list of parts, each {@code [outer, hole, …]}, each ring {@code [[x,y],…]}
 *         <li>polyline: {@code {"points":[[x,y],…],"closed":true,"spline":true}}; a flag that is off is left out
 *         <li>ellipse: {@code {"c":[x,y],"r":[rx,ry],"radians":r}}
 *         <li>points: {@code [[name,x,y,visibility],…]}, visibility 0, 1 or 2 as in COCO
 *         <li>mask: {@code {"size":[h,w],"counts":"…"}} as in COCO; {@code {"box":[x,y,w,h],"runs":[…]}} (row by row
 *             inside the box, pixels outside first) when the mask leaves the frame or the frame's size is not known
 *         <li>cuboid: {@code {"c":[x,y,z],"s":[l,w,h],"q":[x,y,z,w]}}
 *         <li>point_labels: {@code {"runs":[…]}} over the file's point order, points outside first
 *         <li>span: {@code {"ranges":[[start,end],…]}} when there is not exactly one;
 *             {@code {"utf16":[[start,end],…]}} when an offset falls inside a character
 *         <li>interval: {@code {"channel":n}} when it is not for all channels
 *         <li>answer: {@code {"rank":n}} when it is ranked; with
 *             {@code "messages":[{"role":…,"text":…},…]} when it is more than the one message of the assistant that
 *             the column {@code text} holds
 *         <li>relation: {@code {"from":id,"to":id}}, a list instead of an id unless there is exactly one; the
 *             column {@code class} holds its type
 *       </ul>
 *   <li><b>attributes</b> is a JSON object: true and false are flags, numbers numbers, strings text, lists of strings
 *       choices, {@code {"day":"2024-02-29"}} a day. Names that start with an at sign are not attributes but
 *       properties of the annotation: keyframe (false for interpolated), z (drawing order), model (true for machine
 *       made), author and at (an instant). An attribute whose own name starts with an at sign is written with a second
 *       one in front.
 *   <li><b>metadata</b> of an item is a JSON object with what has no column: {@code attributes} of the item as above,
 *       {@code path} when the source's differs from the exported one, {@code slot}, {@code orientation},
 *       {@code pages}, {@code fps} as an exact fraction, {@code rate}, {@code channels}, {@code text},
 *       {@code points}, {@code pose}, {@code cameras}, {@code prompt}, {@code tools}.
 *   <li>{@code classes.csv} has a column {@code attributes} at the end: a JSON list of the attributes that annotations
 *       of the category may have.
 * </ul>
 *
 * <p>With the option {@code excel} files begin with a byte order mark, lines end with CRLF, and text that a spreadsheet
 * would run as a formula has an apostrophe in front, which is taken off again where the last column says so.
 *
 * <p>This package holds the services. Start reading at {@link org.labelport.csv.CsvConverter} and {@link
 * org.labelport.csv.CsvTarget}. Of the packages below, {@code read} makes items from the tables, {@code write} makes
 * the tables from items, and {@code table} holds what both know about the tables; {@link
 * org.labelport.csv.CsvVerifier} checks by reading. The other packages below are formats of their own, but for {@code
 * picture}, which those formats share, and {@code text}, which all tables share.
 */
@NullMarked
package org.labelport.csv;

import org.jspecify.annotations.NullMarked;
