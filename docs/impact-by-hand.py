"""The example of impact.md by a route of its own: no draws, and no code of the product.

Each result is c * s * u1 * u2 * ..., with s a Beta variable and each u uniform. Its distribution function is therefore
P(X <= t) = mean over the u of F_Beta(t / (c * u1 * u2 * ...)), an integral over at most four intervals, done here by
Gauss-Legendre quadrature (20 nodes an interval) and inverted by Brent's method. Needs Python 3 with NumPy and SciPy.
"""
import numpy as np
from scipy.optimize import brentq
from scipy.stats import beta, uniform

SEEN, LOOKS = 7, 40
SEARCHES = 12_000 * 14 / 30.4375  # 12,000 a month, over 14 days
DRAWS = 10_000
NODES, WEIGHTS = np.polynomial.legendre.leggauss(20)

SHARE = beta(1 + SEEN, 1 + LOOKS - SEEN)
UNIFORMS = {
    "diverted": (0.06, 0.15),  # the brand's ad stood below
    "staying": (1 - 0.47, 1),  # 1 - r, r from 0 to 0.47
    "conversion": (0.02, 0.03),
    "order value": (75, 85),
    "failing": (0.20 - 0.07, 0.47 - 0.07),  # q - 0.07
    "contact rate": (0, 0.01),
    "contact cost": (3.82, 5.25),
}
MARGIN = 0.4

SALES = ["diverted", "staying", "conversion", "order value"]
RESULTS = {
    "exposed searches": (SEARCHES, []),
    "diverted visits": (SEARCHES, ["diverted"]),
    "lost visits": (SEARCHES, ["diverted", "staying"]),
    "revenue at risk, EUR": (SEARCHES, SALES),
    "margin at risk, EUR": (SEARCHES * MARGIN, SALES),
    "failed visits": (SEARCHES, ["diverted", "failing"]),
    "avoidable contacts": (SEARCHES, ["diverted", "failing", "contact rate"]),
    "their cost, USD": (SEARCHES, ["diverted", "failing", "contact rate", "contact cost"]),
}


def distribution(factor, names, fixed=None):
    """P(X <= t), with one input fixed at its median where one is named."""
    free = [name for name in names if name != fixed]
    for name in names:
        if name == fixed:
            factor *= sum(UNIFORMS[name]) / 2
    inner = SHARE
    if fixed == "share":
        # The first uniform takes the place of s as the one that is integrated exactly.
        factor *= SHARE.median()
        low, high = UNIFORMS[free[0]]
        inner, free = uniform(low, high - low), free[1:]
    value, weight = np.array([factor], dtype=float), np.ones(1)
    for name in free:
        low, high = UNIFORMS[name]
        value = np.outer(value, low + (high - low) * (NODES + 1) / 2).ravel()
        weight = np.outer(weight, WEIGHTS / 2).ravel()
    top = value.max() * inner.support()[1]
    return lambda t: float(weight @ inner.cdf(t / value)), top


def quantile(below, top, p):
    return brentq(lambda t: below(t) - p, 0, top, xtol=1e-12, rtol=1e-10)


print("P10, P50 and P90, each with its standard error among 10,000 draws")
for name, (factor, names) in RESULTS.items():
    below, top = distribution(factor, names)
    row = []
    for p in (0.1, 0.5, 0.9):
        t = quantile(below, top, p)
        density = (below(t * 1.001) - below(t * 0.999)) / (t * 0.002)
        row.append((t, np.sqrt(p * (1 - p) / DRAWS) / density))
    print(f"{name:22}", "  ".join(f"{t:10.4f} (se {se:.4f})" for t, se in row))

print("\nBy how much revenue at risk would be narrower with one input known")
factor, names = RESULTS["revenue at risk, EUR"]


def spread(fixed):
    below, top = distribution(factor, names, fixed)
    return quantile(below, top, 0.9) - quantile(below, top, 0.1)


for fixed in ["share", *names]:
    print(f"{fixed:22}{1 - spread(fixed) / spread(None):10.4f}")
