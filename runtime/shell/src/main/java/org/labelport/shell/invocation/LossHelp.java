package org.labelport.shell.invocation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.labelport.export.FormatInfo;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;

/**
 * Says in a few words what a loss code means, as the format that reports it declares it, else as shared by all formats.
 */
public final class LossHelp {

    private final Map<String, Map<String, String>> ofFormats = new HashMap<>();

    LossHelp(List<FormatInfo> installed) {
        for (FormatInfo info : installed) {
            Map<String, String> help =
                    ofFormats.computeIfAbsent(info.descriptor().id(), id -> new HashMap<>());
            for (LossSpec loss : info.descriptor().losses()) {
                help.putIfAbsent(loss.code(), loss.help());
            }
        }
    }

    /** A few words, or an empty text for a code that is not declared. */
    public String of(String format, String code) {
        String declared = ofFormats.getOrDefault(format, Map.of()).get(code);
        return declared == null ? LossCodes.help(code).orElse("") : declared;
    }
}
