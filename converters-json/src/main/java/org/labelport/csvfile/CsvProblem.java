package org.labelport.csvfile;

import java.io.IOException;

/** Says where and why a file is no CSV. */
public final class CsvProblem extends IOException {

    private static final long serialVersionUID = 1L;

    CsvProblem(String message) {
        super(message);
    }
}
