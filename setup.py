"""Say what goes into the wheel: `sim`, its data, the scenarios of the checkout, and the lock.

The scenarios live in the top-level folder `scenarios/`, where a newcomer looks for them. In the
wheel they are the folder `sim/scenario/shipped/`, so that the installed program finds them by name.
The lock of all libraries lies at the top too; archives of results (`collabsim pack`) hold it.
"""

from pathlib import Path

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py

DATA = ("toml", "otf", "ttf", "txt", "md", "html", "css", "js", "svg", "png", "json", "csv")

LOCK = "requirements.lock"


class WithLock(build_py):
    """Copies the lock beside what packs results."""

    def run(self) -> None:
        """Build as usual, then copy the lock."""
        super().run()
        self.copy_file(LOCK, str(Path(self.build_lib) / "sim" / "lab" / LOCK))


setup(
    cmdclass={"build_py": WithLock},
    packages=[*find_packages(include=["sim", "sim.*"]), "sim.scenario.shipped"],
    package_dir={"sim.scenario.shipped": "scenarios"},
    include_package_data=False,
    package_data={
        "sim": ["py.typed", *(f"**/*.{ending}" for ending in DATA)],
        "sim.scenario.shipped": ["**/*.yaml", "**/*.csv"],
    },
)
