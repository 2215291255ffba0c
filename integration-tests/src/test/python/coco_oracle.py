"""Loads COCO files with pycocotools and evaluates them against themselves. Average precisions below 1 are failures.

Each line of standard input is a question, as a list in JSON:

       ["instances.json"]
       ["person_keypoints.json"]
       ["captions.json", CAPTIONS]
       ["ground_truth.json", "results.json", KIND]

CAPTIONS is how many captions there must be. With a list of results, that list is what is evaluated; KIND is bbox, segm or
keypoints. The answer is a line "= " and a text in JSON: "good", or what is not. Other lines are what pycocotools says.
"""
import json
import sys
import traceback

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
    # What is looked at below: objects of all sizes, and as many as there are.
    evaluation.params.maxDets = [10000]
    evaluation.params.areaRng = [[0, 1e10]]
    evaluation.params.areaRngLbl = ["all"]
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


def answer(question):
    if len(question) == 1:
        ground_truth(question[0])
    elif len(question) == 2:
        captions = COCO(question[0])
        texts = [a["caption"] for a in captions.loadAnns(captions.getAnnIds(imgIds=captions.getImgIds()))]
        if len(texts) != int(question[1]) or not all(texts):
            sys.exit(f"{len(texts)} captions, not {question[1]}")
    else:
        truth = COCO(question[0])
        found = truth.loadRes(question[1])
        used = [a for a in found.dataset["annotations"]]
        require_perfect(truth, found, question[2], {a["image_id"] for a in used}, {a["category_id"] for a in used})


for line in sys.stdin:
    try:
        answer(json.loads(line))
        verdict = "good"
    except SystemExit as failure:
        verdict = str(failure)
    except Exception:
        verdict = traceback.format_exc()
    print("=", json.dumps(verdict), flush=True)
