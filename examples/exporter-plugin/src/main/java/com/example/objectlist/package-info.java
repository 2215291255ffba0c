/** The format {@code object-list}, a plug-in for Labelport. Start at {@link ObjectListExporter}. */
package com.example.objectlist;
