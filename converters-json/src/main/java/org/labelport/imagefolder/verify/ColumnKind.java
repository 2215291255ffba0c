package org.labelport.imagefolder.verify;

import org.labelport.jsonfile.JsonValue;

/** The type of a column's values, and where a value of this type was seen first. */
record ColumnKind(JsonValue.Kind kind, String file, long line) {}
