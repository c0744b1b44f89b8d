"""How fast networks learn and predict on the processor, beside PyTorch and ONNX Runtime.

    python3 -m venv PLACE && PLACE/bin/pip install torch onnx onnxruntime numpy efficientnet-lite-pytorch
    cargo build --release --workspace --bins
    PLACE/bin/python benches/networks.py [--rounds 5] [--threads 1,2] [--only simple-64]

The same network, batch and number of threads; every turn is a process of its own, and the programs take turns in one run. A
turn says how many images a second, by the clock and by the processor's time. The table gives medians, and the ratio of ours to
a peer (above 1: ours is faster) as the median and range over the rounds. Ours reads pictures of bytes and prepares its batches
in that time; the peers are given a tensor that is ready.

On Linux only: one thread also means one core (taskset).
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

OURS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "target", "release", "bench-network")
# name: model, side, channels, batch, (images, rounds) to learn from, (images, rounds) to predict
TASKS = {
    "simple-64": ("simple", 64, 3, 32, (640, 8), (2560, 6)),
    "simple-48": ("simple", 48, 2, 32, (640, 12), (2560, 10)),
    "compact-64": ("compact", 64, 3, 32, (320, 3), (1280, 3)),
    "lite-224": ("lite", 224, 3, 8, (32, 1), (192, 1)),
}


def network(model, side, channels):
    import torch
    from torch import nn

    if model == "simple":
        last = ((side - 4) // 2 - 4) // 2
        return nn.Sequential(
            nn.Conv2d(channels, 8, 5), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(8, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(last * last * 16, 2),
        )
    if model == "compact":
        class Pooled(nn.Module):
            def forward(self, x):
                return torch.cat([x.mean((2, 3)), x.amax((2, 3))], 1)

        layers, inputs = [], channels
        for filters in (8, 16, 32, 64):
            layers += [nn.Conv2d(inputs, filters, 3, padding=1, bias=False), nn.BatchNorm2d(filters), nn.ReLU(), nn.MaxPool2d(2)]
            inputs = filters
        return nn.Sequential(*layers, Pooled(), nn.Dropout(0.25), nn.Linear(128, 2))
    from efficientnet_lite_pytorch import EfficientNet

    return EfficientNet.from_name("efficientnet-lite0", num_classes=2)


def peer_turn(peer, task, predict, threads):
    """Runs in a process of its own."""
    import numpy
    import torch

    torch.set_num_threads(threads)
    model, side, channels, batch, learn, ask = TASKS[task]
    images, rounds = ask if predict else learn
    net = network(model, side, channels)
    data = torch.rand(images, channels, side, side)
    truth = torch.arange(images) % 2

    if peer == "onnxruntime":
        import onnxruntime

        net.eval()
        place = os.path.join(tempfile.mkdtemp(), "net.onnx")
        torch.onnx.export(
            net, data[:batch], place, input_names=["x"], dynamic_axes={"x": {0: "n"}}, dynamo=False,
        )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        session = onnxruntime.InferenceSession(place, options, providers=["CPUExecutionProvider"])
        values = numpy.ascontiguousarray(data.numpy())

        def once():
            for at in range(0, images, batch):
                session.run(None, {"x": values[at : at + batch]})
    elif predict:
        net.eval()

        def once():
            with torch.inference_mode():
                for at in range(0, images, batch):
                    torch.softmax(net(data[at : at + batch]), 1)
    else:
        net.train()
        optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
        loss = torch.nn.CrossEntropyLoss()

        def once():
            order = torch.randperm(images)
            for at in range(0, images, batch):
                chosen = order[at : at + batch]
                optimizer.zero_grad(set_to_none=True)
                found = loss(net(data[chosen]), truth[chosen])
                found.backward()
                optimizer.step()
                found.item()

    once()
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(rounds):
        once()
    print(json.dumps({"images": images * rounds, "wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}))


def turn(program, task, predict, threads):
    model, side, channels, batch, learn, ask = TASKS[task]
    images, rounds = ask if predict else learn
    if program == "ours":
        command = [
            OURS, "--model", model, "--side", str(side), "--channels", str(channels), "--batch", str(batch),
            "--images", str(images), "--rounds", str(rounds), *(["--predict"] if predict else []),
        ]
    else:
        command = [sys.executable, __file__, "--turn", program, "--task", task, "--threads", str(threads)]
        command += ["--predict"] if predict else []
    if threads == 1:
        command = ["taskset", "-c", "0", *command]
    environment = {**os.environ, "RAYON_NUM_THREADS": str(threads), "OMP_NUM_THREADS": str(threads)}
    out = subprocess.run(command, capture_output=True, text=True, env=environment, check=True).stdout
    said = json.loads(out.strip().splitlines()[-1])
    return said["images"] / said["wall"], said["images"] / max(said["cpu"], 1e-9)


def compare(task, predict, threads, rounds):
    programs = ["ours", "torch", *(["onnxruntime"] if predict else [])]
    found = {program: [] for program in programs}
    for _ in range(rounds):
        for program in programs:
            found[program].append(turn(program, task, predict, threads))
    median = {program: [statistics.median(values) for values in zip(*turns)] for program, turns in found.items()}
    cells = [task, "predict" if predict else "learn", str(threads)]
    cells.append(f"{median['ours'][0]:.0f} / {median['ours'][1]:.0f}")
    for peer in ("torch", "onnxruntime"):
        if peer not in found:
            cells += ["", ""]
            continue
        cells.append(f"{median[peer][0]:.0f} / {median[peer][1]:.0f}")
        ratios = []
        for kind in (0, 1):
            each = sorted(ours[kind] / other[kind] for ours, other in zip(found["ours"], found[peer]))
            ratios.append(f"{statistics.median(each):.2f} ({each[0]:.2f} to {each[-1]:.2f})")
        cells.append(" / ".join(ratios))
    print("| " + " | ".join(cells) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", default="1,2")
    parser.add_argument("--only", choices=TASKS)
    parser.add_argument("--predict", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--turn", help=argparse.SUPPRESS)
    parser.add_argument("--task", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.turn:
        peer_turn(arguments.turn, arguments.task, arguments.predict, int(arguments.threads))
        return
    print("| network | | threads | ours, images/s by clock / by processor | PyTorch | ratio | ONNX Runtime | ratio |")
    print("|---|---|---|---|---|---|---|---|")
    for task in [arguments.only] if arguments.only else TASKS:
        for predict in (False, True):
            for threads in map(int, arguments.threads.split(",")):
                compare(task, predict, threads, arguments.rounds)


main()
