"""The ground of the model: text, parameters, tables, draws, exact maths, money and errors."""
