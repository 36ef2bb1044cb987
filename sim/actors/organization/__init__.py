"""Social organisations: hours, money and people."""
