"""Communities: the mutual-aid association, volunteers, ties and norms of a village."""
