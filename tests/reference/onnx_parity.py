"""What ONNX Runtime says of pictures with a model that Vesicle exported.

    python3 -m venv PLACE && PLACE/bin/pip install onnxruntime
    PLACE/bin/python tests/reference/onnx_parity.py MODEL.onnx LIST

LIST names on each line a file of raw values (32-bit floats, little-endian, channel by channel) with the number of channels, the
height and the width, divided by tabs. Prints one line of JSON: the probabilities of each picture, from a batch of it alone and
from a batch of it twice. The tests of models (tests/rust/models.rs) call it and compare with Vesicle's own prediction.
"""

import json
import sys

import numpy as np
import onnxruntime


def main(model, pictures):
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    found = []
    for line in open(pictures, encoding="utf-8"):
        file, *sides = line.rstrip("\n").split("\t")
        picture = np.fromfile(file, "<f4").reshape([1] + [int(side) for side in sides])
        (alone,) = session.run(["probabilities"], {"image": picture})
        (twice,) = session.run(["probabilities"], {"image": np.concatenate([picture, picture])})
        assert twice.shape[0] == 2
        found.append([alone[0].tolist(), twice[1].tolist()])
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
