"""The example of impact.md by a route of its own: no draws, no code of the product.

Each result is c * s * u1 * u2 * ..., with s a Beta variable and each u uniform. Its distribution function is therefore
P(X <= t) = mean over the u of F_Beta(t / (c * u1 * u2 * ...)), an integral over at most four intervals, done here by
Gauss-Legendre quadrature (20 nodes an interval) and inverted by bisection (Brent). Needs Python 3 with NumPy and SciPy.
"""
import numpy as np
from scipy.optimize import brentq
from scipy.stats import beta

SEEN, LOOKS = 7, 40
SEARCHES = 12_000 * 14 / 30.4375  # 12,000 a month, over 14 days
NODES, WEIGHTS = np.polynomial.legendre.leggauss(20)

DIVERTED = (0.06, 0.15)  # the brand's ad stood below
STAYING = (1 - 0.47, 1)  # 1 - r, r from 0 to 0.47
CONVERSION = (0.02, 0.03)
ORDER_VALUE = (75, 85)
MARGIN = 0.4
FAILING = (0.20 - 0.07, 0.47 - 0.07)  # q - 0.07
CONTACTS = (0, 0.01)
CONTACT_COST = (3.82, 5.25)

RESULTS = {
    "exposed searches": (SEARCHES, []),
    "diverted visits": (SEARCHES, [DIVERTED]),
    "lost visits": (SEARCHES, [DIVERTED, STAYING]),
    "revenue at risk, EUR": (SEARCHES, [DIVERTED, STAYING, CONVERSION, ORDER_VALUE]),
    "margin at risk, EUR": (SEARCHES * MARGIN, [DIVERTED, STAYING, CONVERSION, ORDER_VALUE]),
    "failed visits": (SEARCHES, [DIVERTED, FAILING]),
    "avoidable contacts": (SEARCHES, [DIVERTED, FAILING, CONTACTS]),
    "their cost, USD": (SEARCHES, [DIVERTED, FAILING, CONTACTS, CONTACT_COST]),
}


def products(ranges):
    """The product of the uniforms at every node, and the node's weight."""
    value, weight = np.ones(1), np.ones(1)
    for low, high in ranges:
        at = low + (high - low) * (NODES + 1) / 2
        value = np.outer(value, at).ravel()
        weight = np.outer(weight, WEIGHTS / 2).ravel()
    return value, weight


for name, (factor, ranges) in RESULTS.items():
    value, weight = products(ranges)
    value = value * factor

    def below(t):
        return float(np.dot(weight, beta.cdf(np.minimum(t / value, 1), 1 + SEEN, 1 + LOOKS - SEEN)))

    row = []
    for p in (0.1, 0.5, 0.9):
        t = brentq(lambda t: below(t) - p, 0, value.max(), xtol=1e-12, rtol=1e-10)
        step = t * 1e-3
        density = (below(t + step) - below(t - step)) / (2 * step)
        # Standard error of this quantile among 10,000 draws.
        row.append((t, np.sqrt(p * (1 - p) / 10_000) / density))
    print(f"{name:22}", "  ".join(f"{t:10.4f} (se {se:.4f})" for t, se in row))
