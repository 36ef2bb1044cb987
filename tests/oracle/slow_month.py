"""The slow month: the phases in their order, one row at a time, with plain numbers."""

from __future__ import annotations

from tests.oracle.slow_answer import feed_back
from tests.oracle.slow_commit import commit
from tests.oracle.slow_judgement import evaluate
from tests.oracle.slow_living import live, open_month
from tests.oracle.slow_needs import assess
from tests.oracle.slow_play import play
from tests.oracle.slow_service import implement
from tests.oracle.slow_share import settle, share
from tests.oracle.slow_standing import close, monitor, spend
from tests.oracle.slow_talk import inform, meet
from tests.oracle.slow_village import organise

SLOW_MONTH = {
    "open": open_month,
    "live": live,
    "assess": assess,
    "inform": inform,
    "meet": meet,
    "commit": commit,
    "implement": implement,
    "share": share,
    "settle": settle,
    "spend": spend,
    "organise": organise,
    "evaluate": evaluate,
    "feed_back": feed_back,
    "monitor": monitor,
    "play": play,
    "close": close,
}


def begin_month(w, plan):
    """Move on to the next month, noting how things stand as it opens."""
    w.month += 1
    w.adopt(plan)
    w.served_before = [list(h.served) for h in w.household]
