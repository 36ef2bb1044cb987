"""How numbers are written."""

from __future__ import annotations

import pytest

from sim.core.numbers import number, ranged, short


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (0.0, "0", "0"),
        (0.034, "0.034", "0.034"),
        (-0.00004, "0", "0"),
        (-0.004, "-0.0040", "-0.0040"),
        (9.96, "10.0", "10.0"),
        (1234.6, "1,235", "1,235"),
        (12_345, "12,345", "12,345"),
        (123_456, "12.3万", "123,000"),
        (-523_456, "-52.3万", "-523,000"),
        (12_345_678, "1,235万", "12.3 million"),
        (1.5e9, "15.0亿", "1,500 million"),
    ],
)
def test_numbers_are_written_as_each_language_counts(value, zh, en):
    assert number(value, "zh") == zh
    assert number(value, "en") == en


def test_differences_carry_their_sign():
    assert number(4.25, "en", sign=True) == "+4.2"
    assert number(-4.26, "zh", sign=True) == "-4.3"
    assert number(0.0, "zh", sign=True) == "0"


def test_ranges_have_no_dash():
    assert ranged(1, -2, 3, "zh") == ("1.0", "-2.0到3.0")
    assert ranged(1, -2, 3, "en", sign=True) == ("+1.0", "-2.0 to 3.0")


def test_a_number_is_no_finer_than_its_range():
    assert ranged(-0.0043, -0.17, 0.16, "en") == ("0", "-0.17 to 0.16")


def test_a_range_does_not_vanish_by_rounding():
    assert ranged(4, 3.99, 4.01, "en") == ("4.00", "3.99 to 4.01")
    assert ranged(4, 4 - 1e-6, 4 + 1e-6, "en") == ("4.0", "4.0 to 4.0")
    assert ranged(500_300, 500_290, 500_310, "zh") == ("50.030万", "50.029万到50.031万")
    assert ranged(-2e-6, -5e-6, 1e-6, "en", sign=True) == ("-0.000002", "-0.000005 to 0.000001")
    assert ranged(4, 4 - 1e-12, 4, "en") == ("4.0", "")


def test_what_differs_does_not_read_the_same():
    assert ranged(0.96, 0.2, 1.04, "en") == ("0.96", "0.20 to 1.04")
    assert ranged(-0.96, -1.04, -0.2, "en", beside=1.0)[1] == "-1.04 to -0.20"
    assert ranged(0.5, 0.2, 1.0, "zh", beside=1.0)[1] == "0.2到1.0"


def test_a_mean_lies_in_the_range_that_is_shown():
    assert ranged(0.013, 0.0, 0.0, "en") == ("0.013", "0 to 0.013")
    assert ranged(-5.0, -3.0, 2.0, "en") == ("-5.0", "-5.0 to 2.0")


def test_axes_drop_empty_decimals():
    assert [short(value, "zh") for value in (0, 2.5, 3.0, 100_000)] == ["0", "2.5", "3", "10万"]
