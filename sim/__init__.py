"""Collaboration in poverty alleviation and rural development, month by month.

Government, social organisations, enterprises, communities and households work together on
projects under rules that you choose; the program shows what each arrangement leaves behind.
"""
