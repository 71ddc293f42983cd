"""Every Chinese word the officer sees, once, keyed by the code that means it.

A package rather than one file, because the words of five areas do not fit one screen: `codes` (states, channels,
kinds), `refusals` (sentences of a "no"), `deadlines` (why this is the day), `forms` (printed captions), `screen`.
"""
