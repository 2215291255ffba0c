package org.labelport.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** COCO's 80 categories with their ids, which have gaps, and the usual skew: a few are common, most are rare. */
final class CocoLabels {

    private static final String NAMES =
            "person,bicycle,car,motorcycle,airplane,bus,train,truck,boat,traffic light,fire hydrant,,stop sign,"
                    + "parking meter,bench,bird,cat,dog,horse,sheep,cow,elephant,bear,zebra,giraffe,,backpack,umbrella,,,"
                    + "handbag,tie,suitcase,frisbee,skis,snowboard,sports ball,kite,baseball bat,baseball glove,skateboard,"
                    + "surfboard,tennis racket,bottle,,wine glass,cup,fork,knife,spoon,bowl,banana,apple,sandwich,orange,"
                    + "broccoli,carrot,hot dog,pizza,donut,cake,chair,couch,potted plant,bed,,dining table,,,toilet,,tv,"
                    + "laptop,mouse,remote,keyboard,cell phone,microwave,oven,toaster,sink,refrigerator,,book,clock,vase,"
                    + "scissors,teddy bear,hair drier,toothbrush";

    private final List<Label> labels;
    /** Share of each category and all before it. */
    private final double[] shares;

    CocoLabels() {
        String[] names = NAMES.split(",");
        labels = IntStream.range(0, names.length)
                .filter(i -> !names[i].isEmpty())
                .mapToObj(i -> new Label(i + 1, names[i]))
                .toList();
        shares = new double[labels.size()];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            int rank = i * 37 % shares.length;
            sum += 1.0 / (1 + rank);
            shares[i] = sum;
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
    }

    /**
     * One category.
     *
     * @param id as in COCO
     * @param name as in COCO
     */
    record Label(int id, String name) {}

    List<Label> all() {
        return labels;
    }

    Label any(SplittableRandom random) {
        int at = Arrays.binarySearch(shares, random.nextDouble());
        return labels.get(Math.min(labels.size() - 1, at < 0 ? -at - 1 : at));
    }
}
