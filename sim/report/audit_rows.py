"""The rows of an audit's tables."""

from __future__ import annotations

from collections.abc import Iterator

from sim.catalogue import OUTCOMES
from sim.lab.ablation import Ablation
from sim.lab.claims import Claim, Contrast, Loser


def claim_row(claim: Claim) -> dict[str, object]:
    """Say of one outcome of one arm in which share of the draws it is how."""
    return {
        "outcome": claim.outcome.name,
        "measure": claim.outcome.measure,
        "label_zh": claim.outcome.label.zh,
        "label_en": claim.outcome.label.en,
        "unit": OUTCOMES[claim.outcome.measure].unit,
        "direction": claim.outcome.better,
        "arm": claim.pair.arm,
        "against": claim.pair.against,
        "draws": claim.higher.n,
        "higher": claim.higher.mean,
        "higher_low": claim.higher.low,
        "higher_high": claim.higher.high,
        "identical": claim.same,
        "better": claim.better.mean,
        "better_low": claim.better.low,
        "better_high": claim.better.high,
        "clearly_better": claim.clearly,
        "clearly_worse": claim.clearly_worse,
        "mean_difference": claim.effect.mean,
        "mean_low": claim.effect.low,
        "mean_high": claim.effect.high,
        "worst_twentieth": claim.ends[0],
        "best_twentieth": claim.ends[1],
        "suspect": claim.suspect,
    }


def contrast_row(claim: Claim, each: Contrast) -> dict[str, object]:
    """Say how a claim depends on one assumption."""
    return {
        "outcome": claim.outcome.name,
        "arm": claim.pair.arm,
        "against": claim.pair.against,
        "path": each.path,
        "higher_if_low": each.low,
        "higher_if_high": each.high,
        "p_adjusted": each.p,
        "flips": each.flips,
    }


def loser_row(each: Loser) -> dict[str, object]:
    """Say how often somebody is worse off."""
    return {
        "arm": each.pair.arm,
        "against": each.pair.against,
        "kind": each.kind,
        "who": each.who,
        "worse_off": each.share.mean,
        "low": each.share.low,
        "high": each.share.high,
        "mean_difference_yuan": each.effect.mean,
        "mean_low": each.effect.low,
        "mean_high": each.effect.high,
    }


def piece_rows(taken: Ablation) -> Iterator[dict[str, object]]:
    """Say what each difference between two arms does by itself, outcome by outcome."""
    for wanted in taken.compared.study.outcomes:
        for piece in taken.pieces:
            first, last = taken.added(piece, wanted.name), taken.missing(piece, wanted.name)
            yield {
                "arm": taken.arm,
                "against": taken.against,
                "outcome": wanted.name,
                "path": piece.difference.path,
                "from": piece.difference.old.en,
                "to": piece.difference.new.en,
                "whole": taken.whole(wanted.name).gap.mean,
                "added_alone": first.gap.mean if first else None,
                "added_low": first.gap.low if first else None,
                "added_high": first.gap.high if first else None,
                "left_without_it": last.gap.mean if last else None,
                "left_low": last.gap.low if last else None,
                "left_high": last.gap.high if last else None,
            }
