"""Loads a COCO file with pycocotools and evaluates it against itself. Prints the average precisions; fails below 1.

usage: coco_oracle.py instances.json
"""
import sys

import numpy
from pycocotools import mask
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

truth = COCO(sys.argv[1])
objects = [a for a in truth.dataset["annotations"] if not a["iscrowd"]]
for kind in ("bbox", "segm"):
    results = []
    for annotation in objects:
        result = {key: annotation[key] for key in ("image_id", "category_id", "bbox")}
        result["score"] = 1.0
        if kind == "segm":
            if not annotation["segmentation"]:
                continue
            result["segmentation"] = truth.annToRLE(annotation)
            if mask.area(result["segmentation"]) == 0:
                sys.exit(f"annotation {annotation['id']} has no pixel")
        results.append(result)
    if not results:
        continue
    with_shape = {(r["image_id"]) for r in results}
    if kind == "segm":
        # Annotations without a segmentation cannot be evaluated by it.
        truth.dataset["annotations"] = [a for a in truth.dataset["annotations"] if a["segmentation"]]
        truth.createIndex()
    found = truth.loadRes([dict(r) for r in results])
    evaluation = COCOeval(truth, found, kind)
    evaluation.params.imgIds = sorted(with_shape)
    evaluation.params.maxDets = [1, 10, 10000]
    evaluation.evaluate()
    evaluation.accumulate()
    precision = evaluation.eval["precision"][:, :, :, 0, 2]
    ap = numpy.mean(precision[precision > -1])
    print(f"{kind} AP {ap:.6f} over {len(results)} objects")
    if abs(ap - 1.0) > 1e-9:
        sys.exit(f"{kind}: AP {ap} is not 1")
