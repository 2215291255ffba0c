"""Loads a COCO file with pycocotools and evaluates it against itself. Prints the average precisions; fails below 1.

usage: coco_oracle.py instances.json
       coco_oracle.py person_keypoints.json
       coco_oracle.py captions.json CAPTIONS
       coco_oracle.py ground_truth.json results.json KIND

CAPTIONS is how many captions there must be. With a list of results, that list is what is evaluated; KIND is bbox, segm or
keypoints.
"""
import sys

import numpy
from pycocotools import mask
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval


def keypoint_counts(truth):
    return {len(c["keypoints"]) for c in truth.dataset["categories"] if c.get("keypoints")}


def require_perfect(truth, found, kind, images, categories):
    evaluation = COCOeval(truth, found, kind)
    if kind == "keypoints":
        points = keypoint_counts(truth)
        if points != {17}:
            evaluation.params.kpt_oks_sigmas = numpy.full(points.pop(), 0.05)
    evaluation.params.imgIds = sorted(images)
    evaluation.params.catIds = sorted(categories)
    if kind == "keypoints":
        evaluation.params.maxDets = [10000]
    else:
        evaluation.params.maxDets = [1, 10, 10000]
    evaluation.evaluate()
    evaluation.accumulate()
    precision = evaluation.eval["precision"][:, :, :, 0, -1]
    if not (precision > -1).any():
        sys.exit(f"{kind}: nothing was evaluated")
    ap = numpy.mean(precision[precision > -1])
    print(f"{kind} AP {ap:.6f}")
    if abs(ap - 1.0) > 1e-9:
        sys.exit(f"{kind}: AP {ap} is not 1")


def of_itself(truth, kind):
    results = []
    for annotation in truth.dataset["annotations"]:
        if annotation["iscrowd"]:
            continue
        result = {key: annotation[key] for key in ("image_id", "category_id")}
        result["score"] = 1.0
        if kind == "bbox":
            result["bbox"] = annotation["bbox"]
        elif kind == "segm":
            if not annotation["segmentation"]:
                continue
            result["segmentation"] = truth.annToRLE(annotation)
            if mask.area(result["segmentation"]) == 0:
                sys.exit(f"annotation {annotation['id']} has no pixel")
        else:
            if not annotation.get("num_keypoints"):
                continue
            result["keypoints"] = annotation["keypoints"]
        results.append(result)
    return results


def ground_truth(path):
    truth = COCO(path)
    for kind in ("bbox", "segm", "keypoints"):
        results = of_itself(truth, kind)
        if not results:
            continue
        if kind == "segm":
            # Annotations without a segmentation cannot be evaluated by it.
            truth.dataset["annotations"] = [a for a in truth.dataset["annotations"] if a["segmentation"]]
            truth.createIndex()
        print(len(results), "objects")
        require_perfect(
            truth,
            truth.loadRes([dict(r) for r in results]),
            kind,
            {r["image_id"] for r in results},
            {r["category_id"] for r in results},
        )
        if kind == "segm":
            truth = COCO(path)


if len(sys.argv) == 2:
    ground_truth(sys.argv[1])
elif len(sys.argv) == 3:
    captions = COCO(sys.argv[1])
    texts = [a["caption"] for a in captions.loadAnns(captions.getAnnIds(imgIds=captions.getImgIds()))]
    if len(texts) != int(sys.argv[2]) or not all(texts):
        sys.exit(f"{len(texts)} captions, not {sys.argv[2]}")
else:
    truth = COCO(sys.argv[1])
    found = truth.loadRes(sys.argv[2])
    used = [a for a in found.dataset["annotations"]]
    require_perfect(truth, found, sys.argv[3], {a["image_id"] for a in used}, {a["category_id"] for a in used})
