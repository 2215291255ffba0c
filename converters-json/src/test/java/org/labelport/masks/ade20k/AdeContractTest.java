package org.labelport.masks.ade20k;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** ADE20K's full layout keeps the contract of all formats. */
final class AdeContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new AdeConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new AdeTarget());
    }

    /** Boxes are painted as whole pixels. */
    @Override
    protected double tolerance() {
        return 1;
    }

    /** Pictures without objects are left out, since readers stop at them. */
    @Override
    protected boolean listsEmptyItems() {
        return false;
    }
}
