"""Who decides: government, organisations, enterprises, communities and households."""
