"""Which of several arms cannot be told apart: the letters beside a league table."""

from __future__ import annotations

from collections.abc import Sequence

from sim.core.table import Bools

ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def letters(apart: Bools, order: Sequence[int]) -> list[str]:
    """Give every arm its letters: two arms share one exactly where they cannot be told apart.

    Parameters
    ----------
    apart : array
        Which pairs are told apart, bool of shape (arms, arms), the same both ways.
    order : sequence of int
        The arms, best first; `a` goes to the first.

    Returns
    -------
    list of str
        In the order of `apart`; columns by insertion and absorption (Piepho 2004).

    Examples
    --------
    >>> import numpy as np
    >>> apart = np.zeros((3, 3), dtype=bool)
    >>> apart[0, 2] = apart[2, 0] = True
    >>> letters(apart, [0, 1, 2])
    ['a', 'ab', 'b']
    """
    groups = [frozenset(order)]
    for place, one in enumerate(order):
        for other in order[place + 1 :]:
            if apart[one, other]:
                split = [g - {each} for g in groups if {one, other} <= g for each in (one, other)]
                kept = [g for g in groups if not {one, other} <= g]
                groups = _absorbed([*kept, *split])
    rank = {arm: place for place, arm in enumerate(order)}
    groups.sort(key=lambda group: sorted(rank[arm] for arm in group))
    return [
        "".join(_letter(n) for n, group in enumerate(groups) if arm in group)
        for arm in range(len(order))
    ]


def _absorbed(groups: Sequence[frozenset[int]]) -> list[frozenset[int]]:
    """Leave out groups that lie within others."""
    once = list(dict.fromkeys(groups))
    return [group for group in once if not any(group < other for other in once)]


def _letter(number: int) -> str:
    turns, place = divmod(number, len(ALPHABET))
    return ALPHABET[place] + (str(turns) if turns else "")
