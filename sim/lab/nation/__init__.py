"""A nation: many counties, a few at a time, year by year; in January its government meets them."""
