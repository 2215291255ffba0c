package org.labelport.masks.cityscapes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.labelport.masks.cityscapes.CityLabel.Instances;

/** The labels of the Cityscapes data set. */
final class OfficialLabels {

    /** Name, training id, group, + for labels whose objects have numbers, and colour. Ids count the lines from 0. */
    private static final String TABLE = """
            unlabeled,255,void,-,#000000
            ego vehicle,255,void,-,#000000
            rectification border,255,void,-,#000000
            out of roi,255,void,-,#000000
            static,255,void,-,#000000
            dynamic,255,void,-,#6f4a00
            ground,255,void,-,#510051
            road,0,flat,-,#804080
            sidewalk,1,flat,-,#f423e8
            parking,255,flat,-,#faaaa0
            rail track,255,flat,-,#e6968c
            building,2,construction,-,#464646
            wall,3,construction,-,#66669c
            fence,4,construction,-,#be9999
            guard rail,255,construction,-,#b4a5b4
            bridge,255,construction,-,#966464
            tunnel,255,construction,-,#96785a
            pole,5,object,-,#999999
            polegroup,255,object,-,#999999
            traffic light,6,object,-,#faaa1e
            traffic sign,7,object,-,#dcdc00
            vegetation,8,nature,-,#6b8e23
            terrain,9,nature,-,#98fb98
            sky,10,sky,-,#4682b4
            person,11,human,+,#dc143c
            rider,12,human,+,#ff0000
            car,13,vehicle,+,#00008e
            truck,14,vehicle,+,#000046
            bus,15,vehicle,+,#003c64
            caravan,255,vehicle,+,#00005a
            trailer,255,vehicle,+,#00006e
            train,16,vehicle,+,#005064
            motorcycle,17,vehicle,+,#0000e6
            bicycle,18,vehicle,+,#770b20
            """;

    /** The labels that are drawn, in the order of their ids. */
    static final List<CityLabel> DRAWN = table();

    static final CityLabel UNLABELED = DRAWN.get(0);

    static final CityLabel LICENSE_PLATE = new CityLabel(
            "license plate", CityLabel.NOT_DRAWN, CityLabel.NOT_DRAWN, "vehicle", Instances.ONE_REGION, "#00008e");

    /** The groups, in the order of their numbers. */
    static final List<String> GROUPS =
            List.of("void", "flat", "construction", "object", "nature", "sky", "human", "vehicle");

    /** The number of labels with a training id. */
    static final int TRAINED = 19;

    private OfficialLabels() {}

    /** Returns the label with exactly this name. */
    static Optional<CityLabel> find(String name) {
        return name.equals(LICENSE_PLATE.name())
                ? Optional.of(LICENSE_PLATE)
                : DRAWN.stream().filter(label -> label.name().equals(name)).findFirst();
    }

    private static List<CityLabel> table() {
        List<CityLabel> labels = new ArrayList<>();
        for (String row : TABLE.lines().toList()) {
            String[] cells = row.split(",");
            labels.add(new CityLabel(
                    cells[0],
                    labels.size(),
                    Integer.parseInt(cells[1]),
                    cells[2],
                    cells[3].equals("+") ? Instances.TOLD_APART : Instances.ONE_REGION,
                    cells[4]));
        }
        return List.copyOf(labels);
    }
}
