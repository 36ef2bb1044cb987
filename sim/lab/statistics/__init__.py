"""How sure a difference is: intervals of paired differences, verdicts, shares, regrets.

Each choice was measured by simulating how often an interval covers the truth; the tests repeat
those simulations. Luck is drawn by key alone, so that the same numbers give the same report.
"""
