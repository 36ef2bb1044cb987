"""Say what goes into the wheel: `sim`, its data, and the scenarios of the checkout.

The scenarios live in the top-level folder `scenarios/`, where a newcomer looks for them. In the
wheel they are the folder `sim/scenario/shipped/`, so that the installed program finds them by name.
"""

from setuptools import find_packages, setup

DATA = ("toml", "otf", "ttf", "txt", "md", "html", "css", "js", "svg", "png", "json", "csv")

setup(
    packages=[*find_packages(include=["sim", "sim.*"]), "sim.scenario.shipped"],
    package_dir={"sim.scenario.shipped": "scenarios"},
    include_package_data=False,
    package_data={
        "sim": ["py.typed", *(f"**/*.{ending}" for ending in DATA)],
        "sim.scenario.shipped": ["**/*.yaml", "**/*.csv"],
    },
)
