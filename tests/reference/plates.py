"""What numpy and scipy say of controls, doses and dose-response curves: the numbers that Vesicle is tested against.

    python3 -m venv PLACE && PLACE/bin/pip install numpy scipy
    PLACE/bin/python tests/reference/plates.py

writes src-tauri/crates/project/src/plate/golden.json, which the tests of that folder read. Nothing here is drawn at random
(the noise is a formula), so it writes the same file again; the last digits may differ with the versions of both libraries.

Curves are fitted by scipy.optimize.curve_fit (MINPACK) in the parameters bottom, top, ln EC50 and slope, with derivatives by
complex steps, so that no derivative is written down twice. Their intervals are estimate ± t · √pcov, made on ln EC50. Robust
numbers use scipy.stats.median_abs_deviation(scale="normal"), the intervals of means scipy.stats.t.interval.
"""

import json
import os

import numpy as np
from scipy import optimize, stats

PLACE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "src-tauri/crates/project/src/plate/golden.json")

# Root length (cm) of perennial ryegrass by ferulic acid (mM): Inderjit, Streibig & Olofsdotter, Physiologia Plantarum 114 (2002)
# 422-428, as in the R package drc.
RYEGRASS = [
    (0, [7.58, 8.0, 8.3285714, 7.25, 7.375, 7.9625]),
    (0.94, [8.3555556, 6.9142857, 7.75]),
    (1.88, [6.8714286, 6.45, 5.9222222]),
    (3.75, [1.925, 2.8857143, 4.2333333]),
    (7.5, [1.1875, 0.8571429, 1.0571429]),
    (15, [0.6875, 0.525, 0.825]),
    (30, [0.25, 0.22, 0.44]),
]


def noise(count, seed):
    """Numbers between -1 and 1 from a linear congruential generator (Park & Miller, Commun. ACM 31 (1988) 1192)."""
    state, numbers = seed, []
    for _ in range(count):
        state = state * 16_807 % 2_147_483_647
        numbers.append(2 * state / 2_147_483_647 - 1)
    return np.array(numbers)


def curve(dose, bottom, top, middle, slope):
    with np.errstate(divide="ignore", over="ignore"):
        steps = np.exp(slope * (middle - np.log(dose)))
    return bottom + (top - bottom) / (1 + steps)


def derivatives(dose, *parameters):
    columns = []
    for at in range(4):
        moved = np.array(parameters, dtype=complex)
        moved[at] += 1e-20j
        # Without any dose the logarithm is infinite: the curve is flat there, and only its plateau moves it.
        some = np.where(dose > 0, dose, 1.0)
        column = np.imag(curve(some, *moved)) / 1e-20
        plateau = [1.0, 0.0, 0.0, 0.0] if parameters[3] > 0 else [0.0, 1.0, 0.0, 0.0]
        columns.append(np.where(dose > 0, column, plateau[at]))
    return np.stack(columns, axis=1)


def fitted(name, doses, values, guess):
    doses, values = np.array(doses, dtype=float), np.array(values, dtype=float)
    found, covariance = optimize.curve_fit(
        curve, doses, values, guess, jac=derivatives, method="lm", ftol=1e-15, xtol=1e-15, gtol=1e-15, maxfev=10_000
    )
    half = stats.t.ppf(0.975, len(doses) - 4) * np.sqrt(np.diag(covariance))
    ends = np.stack([found, found - half, found + half], axis=1)
    ends[2] = np.exp(ends[2])
    rest = ((values - curve(doses, *found)) ** 2).sum()
    return {
        "name": name,
        "points": [list(pair) for pair in zip(doses.tolist(), values.tolist())],
        "bottom": ends[0].tolist(),
        "top": ends[1].tolist(),
        "ec50": ends[2].tolist(),
        "slope": ends[3].tolist(),
        "r_squared": 1 - rest / ((values - values.mean()) ** 2).sum(),
    }


def made(name, doses, wells, truth, spread, seed):
    """Wells around a curve; the values have six digits, so that both sides read the same."""
    all_doses = np.repeat(np.array(doses, dtype=float), wells)
    values = curve(all_doses, *truth) + spread * noise(len(all_doses), seed)
    return fitted(name, all_doses, np.round(values, 6), truth)


def curves():
    ln = np.log
    twofold = [250 / 2**step for step in range(9)]
    threefold = [round(1e-9 * 3.1622776601683795**step, 12) for step in range(10)]
    grass = [(dose, value) for dose, values in RYEGRASS for value in values]
    return [
        fitted("ryegrass", [dose for dose, _ in grass], [value for _, value in grass], [0.4, 8.0, ln(3.0), -2.0]),
        made("shares that rise, nine doses of four wells", twofold, 4, [0.05, 0.92, ln(12.0), 1.3], 0.08, 7),
        made("falling, in mol/L, with single wells", threefold, 1, [-3.0, 104.0, ln(4e-7), -0.9], 4.0, 11),
        made("steep", [1, 2, 3, 4, 5, 6, 8, 10], 3, [0.1, 0.8, ln(4.2), 6.0], 0.05, 23),
        made("shallow", [10.0**power for power in range(-4, 5)], 2, [0.0, 1.0, ln(2.0), 0.4], 0.02, 31),
        made("with wells without any dose", [0, 0.1, 0.3, 1, 3, 10, 30], 3, [0.2, 0.7, ln(1.5), 1.0], 0.03, 43),
        made("the upper plateau is not reached", [1, 2, 4, 8, 16, 32], 4, [0.0, 1.0, ln(25.0), 1.2], 0.01, 59),
        made("five doses of one well", [0.1, 1, 10, 100, 1000], 1, [2.0, 9.0, ln(8.0), 1.1], 0.1, 67),
        # At the least squares a step of Gauss and Newton overshoots 1.34-fold: without damping they lead away.
        made("no doses around the middle", [0.002, 0.02, 0.08, 0.25, 1.5, 32, 84, 120, 400], 3, [0.1, 0.9, ln(14.0), 2.0], 0.1, 282),
        made("large values with little change", twofold, 3, [50_000.0, 51_000.0, ln(20.0), 1.5], 60.0, 71),
    ]


def controls():
    cases = []
    for seed, positives, negatives, place in [(3, 8, 16, 0.9), (5, 4, 4, 0.4), (13, 32, 32, 0.55), (17, 2, 3, -2.0)]:
        positive = np.round(place + 0.1 * noise(positives, seed), 6)
        negative = np.round(0.3 + 0.05 * noise(negatives, seed + 1), 6)
        case = {"positive": positive.tolist(), "negative": negative.tolist()}
        for word, middle, spread in [
            ("plain", np.mean, lambda x: np.std(x, ddof=1)),
            ("robust", np.median, lambda x: stats.median_abs_deviation(x, scale="normal")),
        ]:
            (p, sp), (n, sn) = [(middle(x), spread(x)) for x in (positive, negative)]
            case[word] = {
                "z_prime": 1 - 3 * (sp + sn) / abs(p - n),
                "ssmd": (p - n) / np.sqrt(sp**2 + sn**2),
                "signal_window": (abs(p - n) - 3 * (sp + sn)) / (sp if p > n else sn),
            }
        cases.append(case)
    return cases


def doses():
    """Rows of a table: dose, number, mean, sd, standard error, interval, percent effect between the means 0.9 and 0.1."""
    table = []
    for at, dose in enumerate([0.0, 0.3, 3.3, 10.0, 100.0]):
        values = np.round(0.1 + 0.15 * at + 0.1 * noise(at + 2, 101 + at), 6)
        mean, error = values.mean(), stats.sem(values)
        low, high = stats.t.interval(0.95, len(values) - 1, loc=mean, scale=error)
        table.append({
            "dose": dose, "values": values.tolist(), "mean": mean, "sd": values.std(ddof=1), "standard_error": error,
            "low": low, "high": high, "percent": 100 * (mean - 0.1) / 0.8,
        })
    return table


with open(PLACE, "w", encoding="utf-8") as file:
    json.dump({"curves": curves(), "controls": controls(), "doses": doses()}, file, separators=(",", ":"))
    file.write("\n")
