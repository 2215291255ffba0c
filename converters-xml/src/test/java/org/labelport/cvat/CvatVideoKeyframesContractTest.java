package org.labelport.cvat;

import java.util.Map;
import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** Tests the option that writes only key frames, between which CVAT interpolates. */
final class CvatVideoKeyframesContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new CvatVideoConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new CvatVideoTarget());
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("frames", "keyframes", "gaps", "interpolated");
    }

    @Override
    protected String goldenName() {
        return "cvat-video-keyframes";
    }
}
