package org.labelport;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.labelport.convert.Converter;
import org.labelport.createml.CreateMlConverter;
import org.labelport.imagefolder.ImagefolderConverter;
import org.labelport.labelme.LabelmeConverter;
import org.labelport.labelstudio.LabelStudioConverter;
import org.labelport.masks.MaskTrials;
import org.labelport.masks.MasksConverter;
import org.labelport.masks.ade20k.AdeConverter;
import org.labelport.masks.camvid.CamvidConverter;
import org.labelport.masks.cityscapes.CityscapesConverter;
import org.labelport.via.CsvViaConverter;
import org.labelport.via.ViaConverter;

/** A small export of each format, in which its verifier finds no problem. Pictures have 12 x 8 pixels. */
enum GoodFiles {
    LABELME("labelme", new LabelmeConverter()) {
        @Override
        void writeTo(Path folder) throws Exception {
            write(folder, "a.json", """
                    {"version":"5.5.0","flags":{"day":true},
                    "shapes":[
                    {"label":"cat","points":[[1.0,1.0],[9.0,7.0]],"group_id":null,"description":"","shape_type":"rectangle","flags":{}}
                    ],
                    "imagePath":"a.jpg",
                    "imageData":null,
                    "imageHeight":8,
                    "imageWidth":12}
                    """);
            write(folder, "a.jpg", "");
        }
    },
    VIA("via", new ViaConverter()) {
        @Override
        void writeTo(Path folder) throws Exception {
            write(folder, "a.json", """
                    {"a.jpg12":
                    {"filename":"a.jpg","size":12,
                    "regions":[
                    {"shape_attributes":{"name":"rect","x":1,"y":2,"width":3,"height":4},
                    "region_attributes":{"class":"cat"}}
                    ],"file_attributes":{}}}
                    """);
            write(folder, "a.jpg", "twelve bytes");
        }
    },
    CREATE_ML("createml", new CreateMlConverter()) {
        @Override
        void writeTo(Path folder) throws Exception {
            write(folder, "train/_annotations.createml.json", """
                    [
                    {"image":"a.png","annotations":[{"label":"cat","coordinates":{"x":6,"y":4.5,"width":12,"height":7}}]},
                    {"image":"b.png","annotations":[]}
                    ]
                    """);
            MaskTrials.picture(folder.resolve("train/a.png"));
            MaskTrials.picture(folder.resolve("train/b.png"));
        }
    },
    CSV_VIA("csv-via", new CsvViaConverter()) {
        @Override
        void writeTo(Path folder) throws Exception {
            write(folder, "a.csv", """
                    filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,region_attributes
                    a.jpg,12,"{}",1,0,"{""name"":""point"",""cx"":1,""cy"":2}","{""class"":""cat""}"
                    """);
            write(folder, "a.jpg", "twelve bytes");
        }
    },
    IMAGEFOLDER("imagefolder", new ImagefolderConverter()) {
        @Override
        void writeTo(Path folder) throws Exception {
            write(folder, "train/metadata.jsonl", """
                    {"file_name":"a.png","note":"x","objects":{"bbox":[[1.0,1.0,5.0,5.0]],"category":[0]}}
                    {"file_name":"b.png","note":null,"objects":{"bbox":[],"category":[]}}
                    """);
            write(folder, "train/a.png", "");
            write(folder, "train/b.png", "");
        }
    },
    MASKS("masks", new MasksConverter()) {
        @Override
        void writeTo(Path folder) throws Exception {
            write(
                    folder,
                    "classes.json",
                    "[{\"index\":0,\"name\":\"background\"},{\"index\":1,\"name\":\"cat\"},{\"index\":2,\"name\":\"dog\"}]");
            MaskTrials.picture(folder.resolve("images/val/a.jpg"));
            MaskTrials.gray8(folder.resolve("masks/val/a.png"), MaskTrials.values(0, 2));
        }
    },
    CITYSCAPES("cityscapes", new CityscapesConverter()) {
        @Override
        void writeTo(Path folder) throws Exception {
            MaskTrials.picture(folder.resolve("leftImg8bit/train/" + BrokenFiles.CITY + "_leftImg8bit.png"));
            String start = "gtFine/train/" + BrokenFiles.CITY + "_gtFine_";
            MaskTrials.gray8(folder.resolve(start + "labelIds.png"), MaskTrials.values(7, 26));
            MaskTrials.gray8(folder.resolve(start + "labelTrainIds.png"), MaskTrials.values(0, 13));
            MaskTrials.gray16(folder.resolve(start + "instanceIds.png"), MaskTrials.values(7, 26003));
            MaskTrials.rgb(folder.resolve(start + "color.png"), new int[96]);
            write(
                    folder,
                    start + "polygons.json",
                    "{\"imgHeight\":8,\"imgWidth\":12,\"objects\":[{\"label\":\"car\",\"polygon\":[[0,0],[3,0],[3,3]]}]}");
        }
    },
    ADE20K("ade20k", new AdeConverter()) {
        @Override
        void writeTo(Path folder) throws Exception {
            Path street = folder.resolve("validation/street");
            MaskTrials.picture(street.resolve("a.jpg"));
            // Class 401 = 10 / 10 * 256 + 145, object 9.
            MaskTrials.rgb(street.resolve("a_seg.png"), MaskTrials.values(0, 10 << 16 | 145 << 8 | 9));
            MaskTrials.gray8(street.resolve("a/instance_000_a.png"), MaskTrials.values(0, 255));
            write(
                    folder,
                    "validation/street/a.json",
                    "{\"annotation\":{\"object\":[{\"name\":\"cat\",\"raw_name\":\"cat\",\"name_ndx\":401,"
                            + "\"occluded\":\"yes\",\"instance_mask\":\"a/instance_000_a.png\"}]}}");
        }
    },
    CAMVID("camvid", new CamvidConverter()) {
        @Override
        void writeTo(Path folder) throws Exception {
            write(folder, "label_colors.txt", "0 0 0 Void\n128 64 128 Road\n");
            write(folder, "train.txt", "/train/a.png trainannot/a.png\n\"/train/b c.jpg\" \"/trainannot/b c.png\"\n");
            MaskTrials.picture(folder.resolve("train/a.png"));
            MaskTrials.picture(folder.resolve("train/b c.jpg"));
            MaskTrials.rgb(folder.resolve("trainannot/a.png"), MaskTrials.values(0, 0x804080));
            MaskTrials.gray8(folder.resolve("trainannot/b c.png"), MaskTrials.values(0, 1));
        }
    },
    LABEL_STUDIO("label-studio", new LabelStudioConverter()) {
        @Override
        void writeTo(Path folder) throws Exception {
            write(folder, "label_config.xml", """
                    <View><Image name="img" value="$image"/>
                      <RectangleLabels name="box" toName="img"><Label value="cat"/></RectangleLabels>
                      <BrushLabels name="brush" toName="img"><Label value="cat"/></BrushLabels>
                      <VideoRectangle name="track" toName="img"/>
                      <Text name="words" value="$words"/>
                      <Labels name="span" toName="words"><Label value="cat"/></Labels></View>
                    """);
            write(folder, "tasks.json", """
                    [{"data":{"image":"a.png","words":"one two"},"predictions":[{"score":0.5,"result":[]}],"annotations":[{"result":[
                    {"id":"1","from_name":"box","to_name":"img","type":"rectanglelabels","item_index":0,
                     "value":{"x":10,"y":10,"width":20,"height":20,"rectanglelabels":["cat"]}},
                    {"id":"2","from_name":"brush","to_name":"img","type":"brushlabels","original_width":2,"original_height":1,
                     "value":{"format":"rle","rle":[0,0,0,8,57,27,252,127,241,128,0],"brushlabels":["cat"]}},
                    {"id":"3","from_name":"track","to_name":"img","type":"videorectangle",
                     "value":{"labels":[],"sequence":[{"frame":1,"time":0.1,"x":1,"y":1,"width":1,"height":1}]}},
                    {"id":"4","from_name":"span","to_name":"words","type":"labels",
                     "value":{"start":4,"end":7,"text":"two","labels":["cat"]}},
                    {"type":"relation","from_id":"1","to_id":"2","direction":"right"}]}]},
                    {"data":{"image":"b.png","words":""}}]
                    """);
            write(folder, "a.png", "");
            write(folder, "b.png", "");
        }
    };

    private final String id;
    private final Converter converter;

    GoodFiles(String id, Converter converter) {
        this.id = id;
        this.converter = converter;
    }

    String id() {
        return id;
    }

    Converter converter() {
        return converter;
    }

    abstract void writeTo(Path folder) throws Exception;

    static void write(Path folder, String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
