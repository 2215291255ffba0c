package org.labelport.engine.write;

import java.util.Arrays;
import org.labelport.convert.Converter;

/** What a format's code has thrown, in words that its author can use: with the place in the code. */
final class Thrown {

    private Thrown() {}

    /** The exception, and the innermost place in the format's package or one below it, where there is one. */
    static String words(Converter format, Throwable thrown) {
        String code = format.getClass().getPackageName() + ".";
        return thrown
                + Arrays.stream(thrown.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith(code))
                        .findFirst()
                        .map(frame -> ", at " + frame.getClassName() + line(frame))
                        .orElse("");
    }

    /** Empty where the class was compiled without its lines. */
    private static String line(StackTraceElement frame) {
        return frame.getLineNumber() < 0 ? "" : " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
    }
}
