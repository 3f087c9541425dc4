"""Requests to stop in Spanish. The carriers know none of these words, so all of them are ours to honour.

The rules are those of `revocation`: an order stands at the start of a clause, imperatives only ("no me molesten", not
"no me molesta"), bounded alternatives only.
"""

from __future__ import annotations

import re

from engine.domain.folding import bare
from engine.domain.understanding.word_lists import words

_SPLIT = re.compile(r"[.!?;,:\n…¡¿]+")
_COURTESIES = frozenset({
    "por", "favor", "porfavor", "porfa", "gracias", "hola", "oye", "ok", "ya", "josh", "muchas", "pues",
})  # fmt: skip
_TEXTS = r"(?:mensajes?|mensajitos|textos?|sms|msjs?|notificaciones)"
_DET = r"(?:(?:mas|sus|tus|estos|esos|los|de|mensajes|recibir|recibiendo|seguir|otro|ningun) ){0,4}"
_MORE = r"(?: (?:mas|nunca|nada|jamas|otra vez|de nuevo|a este numero|a mi numero|mensajes|textos|sms)){0,3}"
_ORDER = (
    r"(?:envi(?:e|en|es)|mand(?:e|en|es)|escrib(?:a|an|as)|contact(?:e|en|es)|molest(?:e|en|es)|texte(?:e|en|es)"
    r"|llam(?:e|en|es)|habl(?:e|en|es))"
)
_DOING = r"(?:enviar|mandar|escribir|textear|contactar|molestar|llamar)"
_REQUEST = re.compile(
    r"(?:alto|detener|detente|detenganse|parar|pare|paren|para|basta|cancelar|no mas|de baja|baja|anular"
    r"|(?:quiero |quisiera )?"
    rf"(?:cancelar|detener|parar|suspender|no mas)(?: (?:los|estos|todos|sus|mas)){{0,2}} {_TEXTS}"
    r"|(?:quiero |me quiero |deseo |como )?(?:me )?(?:darme|dar|doy|dame|deme|denme|denos|darse) de baja"
    rf"|no (?:quiero|deseo|quisiera) {_DET}{_TEXTS}(?: .{{0,60}})?"
    rf"|(?:no|nunca) (?:me |nos )?{_ORDER}{_MORE}"
    rf"|(?:puedes |pueden |podrias |podrian |quiero que |necesito que )?(?:deja|dejen|deje|dejar|dejes|para|paren|pare"
    rf"|parar) de {_DOING}(?:(?:me|nos)(?: .{{0,60}})?|(?: mas)? {_TEXTS}(?: .{{0,60}})?)?"
    r"|(?:deja|deje|dejen)(?:me|nos) (?:en paz|tranquil[oa]|quiet[oa])"
    r"|(?:quit[ae]n?|borr[ae]n?|elimin[ae]n?|saca|saquen|baja|bajen)"
    r"(?:me)?(?: (?:mi|este))?(?: (?:numero|telefono|nombre))?"
    r"(?: de (?:la|su|tu|esta|sus|tus|las) listas?)?)"
)

# Every request holds one of these (a test makes texts of the pattern).
CUES = words(
    """
    alto basta baja anular cancelar detener detente detenganse suspender mas quiero deseo quisiera
    para pare paren parar deja deje dejen dejar dejes dejame dejanos dejeme dejenos dejenme dejennos
    envie envien envies mande manden mandes escriba escriban escribas contacte contacten contactes moleste molesten
    molestes textee texteen textees llame llamen llames hable hablen hables
    quita quitan quite quiten quitame quitanme quiteme quitenme borra borran borre borren borrame borranme borreme
    borrenme elimina eliminan elimine eliminen eliminame eliminanme elimineme eliminenme saca saquen sacame saquenme
    bajen bajame bajenme
    """
)


def asks_to_stop_in_spanish(body: str) -> bool:
    """Say whether a clause of `body` asks us in Spanish to send no more texts.

    One word alone ("alto") must be the whole message; a full sentence may stand among others.
    """
    clauses = [core for part in _SPLIT.split(body) if (core := _core(bare(part)))]
    return any((len(clauses) == 1 or " " in clause) and _REQUEST.fullmatch(clause) is not None for clause in clauses)


def _core(clause: str) -> str:
    """Return the clause without the courtesies around it."""
    words = clause.split()
    start, end = 0, len(words)
    while start < end and words[start] in _COURTESIES:
        start += 1
    while end > start and words[end - 1] in _COURTESIES:
        end -= 1
    return " ".join(words[start:end])
