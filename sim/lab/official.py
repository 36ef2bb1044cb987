"""Official figures beside those of the model: what is reported may lean toward what is wanted.

The model's own outcomes never pass through here; it serves comparison with official series only.
"""

from __future__ import annotations

import numpy as np

from sim.core.param import Declared, param
from sim.core.table import Floats
from sim.core.text import Text


# fmt: off
class Reporting(Declared):
    """How reports may differ from what happens: reported = true + incentive times bias."""

    incentive: float = param(
        default=0.0, unit="1", low=0.0, high=1.0, sweep=(0.0, 1.0), source="A",
        label=Text("上报好成绩的压力", "pressure to report success"))
    bias: float = param(
        default=-0.05, unit="share of people", low=-1.0, high=1.0, sweep=(-0.1, 0.0), source="A",
        label=Text("压力最大时的偏差", "what is added to a share under full pressure"))
    # fmt: on

    def reported(self, true: Floats) -> Floats:
        """Turn true shares into reported ones, never below 0 nor above 1.

        Parameters
        ----------
        true : array
            Shares as the model has them, 0..1, float64.

        Returns
        -------
        array
            float64 of the same shape.

        Examples
        --------
        >>> Reporting(incentive=0.5, bias=-0.1).reported(np.array([0.3, 0.02])).round(9).tolist()
        [0.25, 0.0]
        """
        return np.minimum(np.maximum(true + self.incentive * self.bias, 0.0), 1.0)


def leaning(true: Floats, official: Floats) -> Floats:
    """Give the incentive times bias that would make the model report the official figure.

    >>> leaning(np.array([0.075]), np.array([0.02])).round(9).tolist()
    [-0.055]
    """
    return official - true
