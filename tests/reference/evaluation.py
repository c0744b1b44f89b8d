"""Numbers of scikit-learn, statsmodels and SciPy that the evaluation of `vesicle-project` has to reach to 1e-9.

Writes src-tauri/crates/project/src/evaluation/golden.json, which the tests beside it read. Only needed to change it:

    python3 -m venv .venv
    .venv/bin/pip install numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 statsmodels==0.15.0
    .venv/bin/python tests/reference/evaluation.py

Where the definitions differ, what is written is ours, and what is left of theirs is checked here:

- Means over categories are over those that have images (`labels=` those); theirs over all that appear on either side.
- The cross entropy takes no probability below the smallest normal 32-bit float; scikit-learn none below 2.2e-16. Both
  are compared on the images with a larger one.
- Matthews' correlation and kappa are null where they are 0/0; scikit-learn says 0 or NaN.
- The ROC curve begins with no threshold, theirs with infinity; both are null here.
- The interval of a difference (Newcombe 1998, method 10) is in none of these packages. It is written anew below, on
  statsmodels' Wilson intervals.
"""

import json
import warnings
from math import sqrt
from pathlib import Path

import numpy as np
from sklearn import metrics as sk
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import proportion_confint

warnings.filterwarnings("ignore")
OUT = Path(__file__).resolve().parents[2] / "src-tauri/crates/project/src/evaluation/golden.json"
TINY = float(np.finfo(np.float32).tiny)
RESAMPLES = 200


def number(value):
    """JSON knows no NaN: what is undefined is null."""
    return None if value is None or not np.isfinite(value) else float(value)


def shared(generator, truths, categories, sharpness, parts):
    """Probabilities as whole parts of `parts` (a power of 2, so exact in 32 bits), more of them to the truth."""
    logits = generator.normal(size=(len(truths), categories))
    logits[np.arange(len(truths)), truths] += sharpness
    shares = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    whole = np.floor(shares * parts).astype(int)
    whole[np.arange(len(truths)), whole.argmax(axis=1)] += parts - whole.sum(axis=1)
    return whole / parts


def softmax(generator, truths, categories, sharpness):
    """Probabilities as a model gives them, rounded to 32 bits."""
    logits = generator.normal(size=(len(truths), categories)) * 2
    logits[np.arange(len(truths)), truths] += sharpness
    return (np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)).astype(np.float32).astype(float)


def figures(truths, p):
    """All metrics, and those of each category."""
    categories = p.shape[1]
    predicted = p.argmax(axis=1)
    every, present = np.arange(categories), np.unique(truths)
    both = [k for k in every if 0 < (truths == k).sum() < len(truths)]
    auc = {k: sk.roc_auc_score(truths == k, p[:, k]) for k in both}
    average = {k: sk.average_precision_score(truths == k, p[:, k]) for k in both}
    one_side = len(present) == 1 or len(np.unique(predicted)) == 1
    true_p = p[np.arange(len(truths)), truths]
    seen = true_p > np.finfo(float).eps
    if seen.any():
        theirs = sk.log_loss(truths[seen], y_proba=p[seen], labels=every) if categories > 1 else 0
        assert abs(theirs - np.mean(-np.log(true_p[seen]))) < 1e-9
    same = dict(y_true=truths, y_pred=predicted)
    macro = dict(**same, labels=present, average="macro", zero_division=0)
    weighted = dict(**same, labels=every, average="weighted", zero_division=0)
    kappa_open = len(present) > 1 or set(predicted) != set(present)
    each = dict(**same, labels=every, average=None, zero_division=np.nan)
    precision, recall, f1 = sk.precision_score(**each), sk.recall_score(**each), sk.f1_score(**each)
    # scikit-learn's zero_division reaches F1 only where the category is on neither side, as here.
    return {
        "metrics": {
            "accuracy": sk.accuracy_score(**same),
            "balancedAccuracy": sk.balanced_accuracy_score(**same),
            "kappa": number(sk.cohen_kappa_score(truths, predicted, labels=every)) if kappa_open else None,
            "mcc": None if one_side else sk.matthews_corrcoef(**same),
            "crossEntropy": float(np.mean(-np.log(np.maximum(true_p, TINY)))),
            "brier": sk.brier_score_loss(truths, p, labels=every, scale_by_half=False),
            "macroPrecision": sk.precision_score(**macro),
            "macroRecall": sk.recall_score(**macro),
            "macroF1": sk.f1_score(**macro),
            "weightedPrecision": sk.precision_score(**weighted),
            "weightedRecall": sk.recall_score(**weighted),
            "weightedF1": sk.f1_score(**weighted),
            "rocAuc": float(np.mean(list(auc.values()))) if both else None,
            "averagePrecision": float(np.mean(list(average.values()))) if both else None,
        },
        "perCategory": [
            {
                "precision": number(precision[k]),
                "recall": number(recall[k]),
                "f1": number(f1[k]),
                "rocAuc": number(auc.get(k)),
                "averagePrecision": number(average.get(k)),
            }
            for k in every
        ],
    }


def curves(truths, p, k):
    """Rows of (x, y, threshold), from the highest threshold to the lowest."""
    if not 0 < (truths == k).sum() < len(truths):
        return None
    fpr, tpr, thresholds = sk.roc_curve(truths == k, p[:, k], drop_intermediate=True)
    roc = [[float(x), float(y), number(t)] for x, y, t in zip(fpr, tpr, thresholds)]
    precision, recall, thresholds = sk.precision_recall_curve(truths == k, p[:, k])
    rows = zip(recall, precision, [*thresholds, None])
    return {"roc": roc, "precisionRecall": [[float(x), float(y), number(t)] for x, y, t in rows][::-1]}


def case(name, truths, p, with_curves=True):
    truths, p = np.asarray(truths), np.asarray(p, dtype=float)
    assert (p == p.astype(np.float32)).all(), "exact in 32 bits"
    return {
        "name": name,
        "categories": p.shape[1],
        "truths": truths.tolist(),
        "probabilities": p.ravel().tolist(),
        "matrix": sk.confusion_matrix(truths, p.argmax(axis=1), labels=np.arange(p.shape[1])).ravel().tolist(),
        **figures(truths, p),
        "curves": [curves(truths, p, k) for k in range(p.shape[1])] if with_curves else [],
    }


def resample(r, n):
    """The places of one resample, by whole numbers that the tests make in the same way."""
    return [(((r * 1000003 + j * 7919 + 12345) * 2654435761 % 2**32) >> 8) % n for j in range(n)]


def quantiles(values):
    """Without undefined values, and none if more than half are."""
    defined = [value for value in values if value is not None]
    if not defined or 2 * len(defined) < len(values):
        return None
    return [float(q) for q in np.quantile(defined, [0.025, 0.975])]


def bootstrap(of):
    truths, p = np.array(of["truths"]), np.array(of["probabilities"]).reshape(-1, of["categories"])
    drawn = [figures(truths[places], p[places]) for places in (resample(r, len(truths)) for r in range(RESAMPLES))]
    return {
        "case": of["name"],
        "resamples": RESAMPLES,
        "metrics": {name: quantiles([one["metrics"][name] for one in drawn]) for name in drawn[0]["metrics"]},
        "perCategory": [
            {name: quantiles([one["perCategory"][k][name] for one in drawn]) for name in drawn[0]["perCategory"][k]}
            for k in range(of["categories"])
        ],
    }


def pair(a, b, c, d):
    """a: both right, b and c: only the first and only the second, d: both wrong."""
    table, n = [[a, b], [c, d]], a + b + c + d
    (l1, u1), (l2, u2) = (proportion_confint(x, n, method="wilson") for x in (a + b, a + c))
    p1, p2, margins, surplus = (a + b) / n, (a + c) / n, (a + b) * (c + d) * (a + c) * (b + d), a * d - b * c
    surplus = max(surplus - n / 2, 0) if surplus > 0 else surplus
    phi = surplus / sqrt(margins) if margins else 0
    down = sqrt(max((p1 - l1) ** 2 - 2 * phi * (p1 - l1) * (u2 - p2) + (u2 - p2) ** 2, 0))
    up = sqrt(max((p2 - l2) ** 2 - 2 * phi * (p2 - l2) * (u1 - p1) + (u1 - p1) ** 2, 0))
    exact, corrected = mcnemar(table, exact=True), mcnemar(table, exact=False, correction=True)
    # Where b = c, statsmodels' correction makes a statistic of 1 / (b + c) out of no difference; ours, as R's, is 0.
    chi = None if b == c else [float(corrected.statistic), float(corrected.pvalue)]
    return {
        "counts": [a, b, c, d],
        "exactP": float(exact.pvalue),
        "chiSquared": chi,
        "difference": p1 - p2,
        "range": [p1 - p2 - down, p1 - p2 + up],
    }


def groups(of, modulus):
    """The groups of a case are its places modulo `modulus`. Rows of (count, right, low, high, truth, predicted, n)."""
    truths, p = np.array(of["truths"]), np.array(of["probabilities"]).reshape(-1, of["categories"])
    predicted, rows = p.argmax(axis=1), []
    for group in range(modulus):
        mine = np.arange(len(truths)) % modulus == group
        right = int((truths == predicted)[mine].sum())
        low, high = proportion_confint(right, int(mine.sum()), method="wilson")
        wrong = sk.confusion_matrix(truths[mine], predicted[mine], labels=np.arange(p.shape[1]))
        np.fill_diagonal(wrong, 0)
        place = int(wrong.argmax())
        confusion = [*map(int, divmod(place, p.shape[1])), int(wrong.max())]
        rows.append([int(mine.sum()), right, float(low), float(high), *confusion])
    return {"case": of["name"], "modulus": modulus, "rows": rows}


def main():
    generator = np.random.default_rng(20240229)
    few = lambda n, chances: generator.choice(len(chances), size=n, p=chances)  # noqa: E731
    two, three = few(200, [0.8, 0.2]), few(120, [0.55, 0.43, 0.02])
    seven = few(140, [0.4, 0.2, 0.1, 0.1, 0.1, 0.05, 0.05])
    # A category that a resample often misses.
    three[three == 2] = 0
    three[17] = 2
    empty, ties, sure, one = few(40, [0.5, 0, 0.5]), few(60, [0.4, 0.3, 0.3]), few(50, [0.7, 0.3]), few(30, [0.6, 0.4])
    small = few(45, [0.5, 0.3, 0.2])
    # The answers are 0 or 1, and one in five is wrong.
    answers = np.where(generator.random(50) < 0.2, 1 - sure, sure)
    # Always the first, more or less surely.
    always = 0.625 + generator.integers(0, 4, 30) / 16
    cases = [
        case("two", two, softmax(generator, two, 2, 1.5), with_curves=False),
        case("three", three, shared(generator, three, 3, 1.0, 1024), with_curves=False),
        case("seven", seven, shared(generator, seven, 7, 1.5, 4096), with_curves=False),
        case("small", small, softmax(generator, small, 3, 0.5)),
        case("emptyCategory", empty, shared(generator, empty, 3, 1.0, 256)),
        case("ties", ties, shared(generator, ties, 3, 1.0, 8)),
        case("zeroAndOne", sure, np.eye(2)[answers]),
        case("onePrediction", one, np.column_stack([always, 1 - always])),
        case("oneCategory", [1] * 9, shared(generator, np.ones(9, int), 2, 0.5, 64)),
        case("oneSample", [0], [[0.25, 0.75]]),
        case("oneSampleRight", [1], [[0.25, 0.75]]),
    ]
    named = {one["name"]: one for one in cases}
    pairs = [(59, 6, 16, 80), (1, 1, 7, 12), (50, 10, 10, 30), (0, 3, 0, 0), (10, 0, 0, 0), (80, 25, 0, 5)]
    pairs += [(900, 61, 39, 40), (7000, 1200, 1000, 800), (0, 51000, 49000, 0), (3, 0, 1, 0), (2, 30, 31, 4)]
    golden = {
        "cases": cases,
        "bootstraps": [bootstrap(named[name]) for name in ("two", "three", "ties", "emptyCategory", "onePrediction")],
        "pairs": [pair(*counts) for counts in pairs],
        "groups": [groups(named["seven"], 6), groups(named["two"], 11)],
    }
    text = json.dumps(golden, separators=(",", ":"))
    # One line for each part, so that a change can be read.
    for part in ('{"name"', '{"case"', '{"counts"', '"bootstraps"', '"pairs"', '"groups"'):
        text = text.replace(part, "\n" + part)
    OUT.write_text(text + "\n")
    print(OUT, len(text))


if __name__ == "__main__":
    main()
