package org.labelport.testkit;

import java.io.IOException;
import java.nio.file.Path;
import org.labelport.report.ExportException;

/** Reads what the format wrote with its own reader, and exports that anew. */
@FunctionalInterface
interface Reading {

    /** @param folder of an export */
    EngineTrial.Export read(Path folder) throws ExportException, IOException, InterruptedException;
}
