"""Loads an export as training code does, picture by picture, and prints how many pictures and objects there are.

usage: loaders_oracle.py voc|coco|cityscapes|imagefolder|labelme FOLDER

voc, coco and cityscapes are loaded by torchvision, imagefolder by Hugging Face datasets, labelme by LabelMe. Fails where a
picture does not open, has another size than its label picture, or has a box that is none, and where pixels and objects disagree.
"""
import pathlib
import sys
import types

import numpy
import PIL.Image


def torchvision():
    # Kernels of torch that label pictures need nothing of; some builds of the two do not fit each other.
    import torch  # noqa: F401

    sys.modules.setdefault("torchvision._meta_registrations", types.ModuleType("torchvision._meta_registrations"))
    import torchvision.datasets

    return torchvision.datasets


def require(true, what):
    if not true:
        sys.exit(what)


def voc(folder):
    loaders = torchvision()
    boxes = loaders.VOCDetection(folder, year="2012", image_set="train")
    objects = 0
    of_stem = {}
    for (picture, target), xml in zip(boxes, boxes.annotations):
        found = target["annotation"].get("object", [])
        of_stem[pathlib.Path(xml).stem] = found
        objects += len(found)
        for item in found:
            left, top, right, bottom = (float(item["bndbox"][side]) for side in ("xmin", "ymin", "xmax", "ymax"))
            require(0 <= left <= right <= picture.width, f"{item} in {picture.size}")
            require(0 <= top <= bottom <= picture.height, f"{item} in {picture.size}")
    regions = loaders.VOCSegmentation(folder, year="2012", image_set="train")
    names = [line.split(":")[0] for line in (folder / "VOCdevkit/VOC2012/labelmap.txt").read_text("utf-8").splitlines()]
    names = [name for name in names if not name.startswith("#")]
    for (picture, classes), mask in zip(regions, regions.masks):
        require(picture.size == classes.size, f"{picture.size} and {classes.size}")
        classes = numpy.array(classes)
        numbers = numpy.array(PIL.Image.open(mask.replace("SegmentationClass", "SegmentationObject")))
        require(classes.max() > 0, "a label picture without a class")
        require(((numbers > 0) == (classes > 0)).all(), f"{mask}: objects without a class, or the other way round")
        for number in set(numbers.flat) - {0}:
            item = of_stem[pathlib.Path(mask).stem][number - 1]
            require(set(classes[numbers == number]) == {names.index(item["name"])}, f"{mask}: {number} is no {item}")
            rows, columns = numpy.where(numbers == number)
            left, top, right, bottom = (int(item["bndbox"][side]) for side in ("xmin", "ymin", "xmax", "ymax"))
            require(left <= columns.min() and columns.max() < right, f"{mask}: {number} is outside of {item}")
            require(top <= rows.min() and rows.max() < bottom, f"{mask}: {number} is outside of {item}")
    return len(boxes), objects


def coco(folder):
    file = folder / "annotations" / "instances_train.json"
    loaded = torchvision().CocoDetection(folder / "images" / "train", file)
    objects = 0
    for picture, annotations in loaded:
        objects += len(annotations)
        for annotation in (found for found in annotations if found["segmentation"]):
            require(loaded.coco.annToMask(annotation).shape == picture.size[::-1], f"{annotation} in {picture.size}")
    return len(loaded), objects


def cityscapes(folder):
    kinds = ["instance", "semantic", "polygon", "color"]
    loaded = torchvision().Cityscapes(folder, split="train", mode="fine", target_type=kinds)
    objects = 0
    for picture, (instances, classes, polygons, colors) in loaded:
        require(picture.size == instances.size == classes.size == colors.size, f"{picture.size}")
        require((polygons["imgWidth"], polygons["imgHeight"]) == picture.size, f"{polygons} of {picture.size}")
        instances = numpy.array(instances)
        labels = numpy.where(instances < 1000, instances, instances // 1000)
        require((labels == numpy.array(classes)).all(), "instances of other classes than those beside them")
        objects += len(polygons["objects"])
    return len(loaded), objects


def imagefolder(folder):
    import datasets

    datasets.disable_progress_bars()
    loaded = datasets.load_dataset("imagefolder", data_dir=str(folder), split="train")
    objects = 0
    for row in loaded:
        require(row["image"] is not None and row["image"].width > 0, f"no picture in {row}")
        objects += len(row["objects"]["bbox"])
        require(all(len(box) == 4 for box in row["objects"]["bbox"]), f"{row}")
    return len(loaded), objects


def labelme(folder):
    from labelme.label_file import LabelFile
    from labelme.utils import img_data_to_arr, shape_to_mask

    files = [file for file in folder.rglob("*.json") if file.name != "run.json"]
    objects = 0
    for file in files:
        loaded = LabelFile(str(file))
        height, width = img_data_to_arr(loaded.imageData).shape[:2]
        for shape in loaded.shapes:
            objects += 1
            require(all(0 <= x <= width and 0 <= y <= height for x, y in shape["points"]), f"{shape} in {file}")
            if shape["shape_type"] != "mask":  # which old versions do not paint
                painted = shape_to_mask((height, width), shape["points"], shape["shape_type"])
                require(painted.any(), f"nothing of {shape} in {file}")
    return len(files), objects


LOADERS = {"voc": voc, "coco": coco, "cityscapes": cityscapes, "imagefolder": imagefolder, "labelme": labelme}

pictures, objects = LOADERS[sys.argv[1]](pathlib.Path(sys.argv[2]))
print(f"{pictures} pictures, {objects} objects")
