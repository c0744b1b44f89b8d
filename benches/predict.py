"""How fast `vesicle predict` answers for files, beside a Python loop with ONNX Runtime.

    python3 -m venv PLACE && PLACE/bin/pip install onnxruntime numpy tifffile
    cargo build --release --workspace --bins
    PLACE/bin/python benches/predict.py [--rounds 5] [--copies 8] [--model simple-cnn] [--side 64]

Both get the same model (one as safetensors, one as the ONNX graph that `vesicle export-model` makes, with the preprocessing
inside) and the same files: the images of the example project, copied so many times. Each turn is a process of its own, from its
start to the table on disk, with as many threads; the programs take turns in one run. The loop reads files with tifffile on one
thread while the network has them all, and asks for 16 images at once, as such loops do. A cold turn begins after the files
have been dropped from the system's cache (as root; left out otherwise). Shards are processes at the same time, one thread each,
and their merging counts.

The table gives images a second by the clock (medians), and ratios to the loop (above 1: ours is faster) as the median and range
over the rounds. What both say must agree to 1e-4, or the script stops.
"""

import argparse
import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

VESICLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "target", "release", "vesicle")


def vesicle(*arguments):
    subprocess.run([VESICLE, *map(str, arguments)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def loop(model, listed, output, threads):
    """The peer. Runs in a process of its own."""
    import numpy
    import onnxruntime
    import tifffile

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    folder = os.path.dirname(os.path.abspath(listed))
    with open(listed, newline="") as file:
        names = [row["file"] for row in csv.DictReader(file)]
    with open(output, "w", newline="") as file:
        writer = csv.writer(file)
        for first in range(0, len(names), 16):
            batch = names[first : first + 16]
            images = numpy.stack([tifffile.imread(os.path.join(folder, name)) for name in batch]).astype(numpy.float32)
            for name, shares in zip(batch, session.run(None, {"image": images})[0]):
                writer.writerow([name, *shares.tolist()])


def study(place, copies, model, side):
    """A fitted model in both forms, and the list of the files."""
    project = os.path.join(place, "example.vesicle")
    vesicle("example", project)
    vesicle("fit", project, "--model", model, "--epochs", 1, "--input", side, "--device", "cpu")
    for form in ("model.safetensors", "model.onnx"):
        vesicle("export-model", project, os.path.join(place, form))
    listed = subprocess.run([VESICLE, "info", project, "--images", "--json"], check=True, capture_output=True, text=True)
    originals = [image["path"] for image in json.loads(listed.stdout)["images"]]
    folder = os.path.join(place, "files")
    os.mkdir(folder)
    names = []
    for copy in range(copies):
        for original in originals:
            names.append(f"{copy}-{os.path.basename(original)}")
            shutil.copyfile(original, os.path.join(folder, names[-1]))
    target = os.path.join(folder, "list.csv")
    with open(target, "w", newline="") as file:
        csv.writer(file).writerows([["file"], *([name] for name in names)])
    os.sync()
    return target, len(names)


def drop_cache():
    try:
        os.sync()
        with open("/proc/sys/vm/drop_caches", "w") as file:
            file.write("1")
        return True
    except OSError:
        return False


def timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--copies", type=int, default=8)
    parser.add_argument("--model", default="simple-cnn")
    parser.add_argument("--side", type=int, default=64)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--shards", default="1,2,4")
    parser.add_argument("--loop", nargs=3, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.loop:
        loop(*args.loop, args.threads)
        return

    with tempfile.TemporaryDirectory() as place:
        listed, count = study(place, args.copies, args.model, args.side)
        at = lambda name: os.path.join(place, name)

        def peer():
            own = [sys.executable, os.path.abspath(__file__), "--threads", str(args.threads)]
            subprocess.run([*own, "--loop", at("model.onnx"), listed, at("loop.csv")], check=True)

        def whole():
            vesicle("predict", "--model", at("model.safetensors"), "--input", listed, "--output", at("ours.csv"),
                    "--threads", args.threads, "--device", "cpu")

        def sharded(shards):
            parts = [at(f"part-{shard}-of-{shards}.csv") for shard in range(1, shards + 1)]
            running = [
                subprocess.Popen(
                    [VESICLE, "predict", "--model", at("model.safetensors"), "--input", listed, "--output", part,
                     "--shard", f"{shard}/{shards}", "--threads", "1", "--device", "cpu"],
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                for shard, part in enumerate(parts, 1)
            ]
            if any(process.wait() for process in running):
                raise SystemExit("a shard failed")
            vesicle("merge", *parts, "--output", at("merged.csv"))

        turns = {"loop, warm": peer, "vesicle, warm": whole}
        if drop_cache():
            turns |= {"loop, cold": lambda: peer(), "vesicle, cold": lambda: whole()}
        for shards in map(int, args.shards.split(",")):
            turns[f"vesicle, {shards} shard(s)"] = lambda shards=shards: sharded(shards)

        peer(), whole()
        agree(at("loop.csv"), at("ours.csv"))
        seconds = {name: [] for name in turns}
        for _ in range(args.rounds):
            for name, turn in turns.items():
                if name.endswith("cold"):
                    drop_cache()
                seconds[name].append(timed(turn))

    print(f"{count} images of 512 x 512, 2 channels, 16 bits; {args.model} of {args.side} x {args.side}; {args.threads} threads")
    print("| turn | images a second | of the loop |\n|---|---:|---:|")
    for name, times in seconds.items():
        against = seconds["loop, cold" if name.endswith("cold") else "loop, warm"]
        ratios = [theirs / ours for theirs, ours in zip(against, times)]
        spread = f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
        print(f"| {name} | {count / statistics.median(times):.0f} | {spread} |")


def agree(theirs, ours):
    """Stops unless both tables say the same."""
    with open(theirs, newline="") as file:
        said = {row[0]: sorted(map(float, row[1:])) for row in csv.reader(file)}
    with open(ours, newline="") as file:
        for row in csv.DictReader(file):
            shares = sorted(float(share) for name, share in row.items() if name.startswith("p("))
            apart = max(abs(one - other) for one, other in zip(shares, said[row["file"]], strict=True))
            if apart > 1e-4:
                raise SystemExit(f"{row['file']}: they differ by {apart}")


if __name__ == "__main__":
    main()
