"""Workers of a Dask scheduler live the same bits, lose no work, and must be of one version."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from sim.core.errors import RefusedError, UsageError
from sim.lab import cluster
from sim.lab.cluster import Cluster, versions
from sim.lab.conduct import conduct
from sim.lab.findings import folder_of
from sim.lab.parts import Parts
from sim.lab.workers import Here, crew
from tests.laws.lab.nations import lived
from tests.laws.lab.tiny import TINY, never, study

ROOT = Path(__file__).parents[3]
SETTINGS = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


def start(*words: object, **more) -> subprocess.Popen:
    """Start this Python with the checkout on its path."""
    command = [sys.executable, *map(str, words)]
    return subprocess.Popen(command, env=SETTINGS, stdin=subprocess.DEVNULL, text=True, **more)


@pytest.fixture
def gathered(tmp_path):
    """Give the address of a scheduler with two workers, and the workers."""
    file, quiet = tmp_path / "scheduler.json", subprocess.DEVNULL
    usual = ("--no-dashboard", "--scheduler-file", file)
    alike = {"stdout": quiet, "stderr": quiet}
    local = ("--host", "127.0.0.1", "--port", "0")
    everybody = [start("-m", "dask", "scheduler", *local, *usual, **alike)]
    try:
        while not file.exists():
            assert everybody[0].poll() is None
            time.sleep(0.1)
        own = ("--nthreads", "1", "--no-nanny", "--local-directory", tmp_path)
        everybody += [start("-m", "dask", "worker", *own, *usual, **alike) for _ in range(2)]
        yield json.loads(file.read_text())["address"], everybody[1:]
    finally:
        for process in everybody:
            process.kill()
            process.wait()


COUNT = """
import sys
from distributed import Client
client = Client(sys.argv[1], set_as_default=False)
client.wait_for_workers(2, timeout=60)
client.close()
"""
OTHER = """
import sys
from sim.cli import main
from sim.lab import cluster
cluster.source_hash = lambda: "another version"
raise SystemExit(main(sys.argv[1:]))
"""


def test_a_cluster_lives_the_same_bits_though_a_worker_dies(gathered, tmp_path):
    address, workers = gathered
    assert start("-c", COUNT, address).wait(timeout=90) == 0
    asked = ("compare", "yanliu", "yanliu", "--at-least", "6", "--at-most", "26")
    changes = [word for change in TINY for word in ("--set", change)]
    where = ("--half-width", "1e-9", "--seed", "7", "--scheduler", address, "--lang", "en")
    words = (*asked, *where, *changes)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}

    other = start("-c", OTHER, *words, "--out", tmp_path / "other", **pipes)
    out, errors = other.communicate(timeout=120)
    assert other.returncode == 4, errors
    assert "version of collabsim" in errors
    assert not (tmp_path / "other").exists()

    running = start("-m", "sim", *words, "--out", tmp_path / "out", **pipes)
    while len(list(tmp_path.glob("out/*/parts/*.parquet"))) < 2 and running.poll() is None:
        time.sleep(0.02)
    workers[0].kill()
    out, errors = running.communicate(timeout=300)
    assert running.returncode == 0, errors
    assert "identical" in out
    (folder,) = (tmp_path / "out").iterdir()
    found = Parts.opened(folder)
    here = study("", at_least=6, at_most=26)
    rounds = replace(here, replications=replace(here.replications, batch=10))
    alone = conduct(rounds, tmp_path / "alone", Here(), never)
    assert len(found.finished) == 52
    assert found.finished == alone.parts.finished
    assert not found.failed


def test_a_nation_on_a_cluster_has_the_same_bits_though_a_worker_dies(gathered, tmp_path):
    address, workers = gathered
    assert start("-c", COUNT, address).wait(timeout=90) == 0
    pipe = {"stdout": subprocess.PIPE}
    running = start("-m", "tests.laws.lab.nations", tmp_path / "out", 1, address, 5, **pipe)
    while len(list(tmp_path.glob("out/years/*.parquet"))) < 2 and running.poll() is None:
        time.sleep(0.02)
    workers[0].kill()
    out, _ = running.communicate(timeout=300)
    assert running.returncode == 0
    assert out == lived(tmp_path / "alone").digest


def test_without_the_extra_one_line_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(UsageError, match=r"pip install 'collabsim\[cluster\]'"),
        crew(1, "tcp://127.0.0.1:1"),
    ):
        pass


def made(**more) -> Cluster:
    """Make a cluster that is connected to nothing."""
    found = object.__new__(Cluster)
    found._address = "tcp://127.0.0.1:1"
    for name, value in more.items():
        setattr(found, name, value)
    return found


class Client:
    """Answers as a scheduler would."""

    def __init__(self, workers, told):
        self.workers, self.told = workers, told

    def scheduler_info(self, n_workers):
        """Give the workers."""
        assert n_workers == -1
        return {"workers": {name: {"nthreads": 1} for name in self.workers}}

    def run(self, function):
        """Give what each worker answers."""
        assert function is versions
        if isinstance(self.told, Exception):
            raise self.told
        return dict.fromkeys(self.workers, self.told)


@pytest.mark.parametrize(
    ("client", "words"),
    [
        (Client([], {}), "no workers"),
        (Client(["a"], ModuleNotFoundError("No module named 'sim'")), "No module named 'sim'"),
        (
            Client(["a"], {**versions(), "numpy": "1.0"}),
            r"On worker a the version of numpy is 1\.0",
        ),
    ],
)
def test_workers_that_are_not_fit_are_refused(client, words):
    with pytest.raises(RefusedError, match=words):
        made(_client=client).insist_on_same_versions()
    made(_client=Client(["a"], versions())).insist_on_same_versions()


def test_a_worker_of_another_version_that_comes_later_is_refused():
    with pytest.raises(RefusedError, match="version of collabsim"):
        cluster.live(None, "other sources")


def test_the_folder_has_the_same_name_whoever_works():
    one, two = study("", workers=1), study("", workers=2)
    assert folder_of(one, "runs") == folder_of(two, "runs")
