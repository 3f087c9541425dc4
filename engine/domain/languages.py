"""Is this Spanish? Enough to say honestly that we do not write it yet; never enough to act on.

Counted in whole words without accents. Words both languages share ("no", "me", "son", "plan") count for neither.
"""

from __future__ import annotations

from engine.domain.folding import bare

_SPANISH = frozenset(
    """
    hola buenas buenos dias tardes noches gracias por favor quiero quisiera puedo puedes como cuando donde quien
    que cual para con sin pero porque estoy esta estas soy eres somos tengo tienes hay algo alguien amigos
    amigas gente manana hoy sabado domingo lunes martes miercoles jueves viernes cafe comer cerca aqui tambien
    muy mas mucho conocer una unos unas los las del el ella ellos nosotros mi tu su yo ustedes quieres hablas
    espanol ingles ayuda salir tomar
    """.split()  # noqa: SIM905 -- a word list is read as text
)
_ENGLISH = frozenset(
    """
    the a an i you we they is are was be to of and in on at for with what who how when where why can could would
    want like do does did my your our it this that hi hello hey please not coffee friends people today tomorrow
    """.split()  # noqa: SIM905 -- a word list is read as text
)
_ENOUGH = 2


def looks_spanish(text: str) -> bool:
    """Whether a text has at least two Spanish words and more of them than English ones, or is one greeting alone."""
    words = bare(text).split()
    spanish = sum(word in _SPANISH for word in words)
    if len(words) == 1:
        return words[0] in {"hola", "gracias", "buenas"}
    return spanish >= _ENOUGH and spanish > sum(word in _ENGLISH for word in words)
