"""The stamp names what made a result, and nothing of the machine or of its owner."""

from __future__ import annotations

import getpass
import json
import platform
import tomllib
from pathlib import Path

import numpy as np

from sim.core.stamp import digest_of, environment, source_hash, version_of
from sim.core.version import VERSION

ROOT = Path(__file__).parents[3]


def test_the_version_is_said_twice_alike():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION


def test_the_stamp_names_no_person_no_machine_and_no_place():
    said = json.dumps(environment())
    assert str(Path.home()) not in said
    assert str(ROOT) not in said
    for name in (getpass.getuser(), platform.node()):
        assert f'"{name}"' not in said


def test_the_stamp_names_versions_and_sources():
    told = environment()
    assert told["collabsim"] == VERSION
    assert told["sources"] == source_hash()
    assert told["libraries"]["numpy"] == np.__version__
    assert version_of("no-such-library") is None


def test_a_digest_sees_values_shapes_types_and_names():
    base = {"a": np.arange(6.0), "b": np.arange(3)}
    others = [
        {"a": np.arange(6.0) + np.array([0, 0, 0, 0, 0, 1e-15]) * 4, "b": np.arange(3)},
        {"a": np.arange(6.0).reshape(2, 3), "b": np.arange(3)},
        {"a": np.arange(6.0).astype(np.float32), "b": np.arange(3)},
        {"c": np.arange(6.0), "b": np.arange(3)},
        {"a": -np.arange(6.0) * -1.0 * np.where(np.arange(6) == 0, -1.0, 1.0), "b": np.arange(3)},
    ]
    assert all(digest_of(other) != digest_of(base) for other in others)
    swapped = {"a": np.arange(6.0).astype(">f8"), "b": np.arange(3)}
    assert digest_of(swapped) == digest_of(base)
