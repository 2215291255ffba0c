package org.labelport.testkit;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.ItemDetail;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;

/** A converter whose plans have something put around them. */
final class WrappedConverter implements Converter {

    private final Converter converter;
    private final Wrapping wrapping;

    /** Puts something around a plan. */
    @FunctionalInterface
    interface Wrapping {
        ConversionPlan around(ConversionPlan plan);
    }

    WrappedConverter(Converter converter, Wrapping wrapping) {
        this.converter = converter;
        this.wrapping = wrapping;
    }

    @Override
    public List<OptionSpec> options() {
        return converter.options();
    }

    @Override
    public Set<Metadata> keeps() {
        return converter.keeps();
    }

    @Override
    public Set<ItemDetail> needs(Options options) {
        return converter.needs(options);
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
        return wrapping.around(converter.plan(request));
    }
}
