"""What a reader gets to see of a result: tables on the screen, files in a folder, pictures.

Nothing is loaded here: whoever wants the answer first need not wait for what draws pictures.
"""
