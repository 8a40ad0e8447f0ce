"""Tell a text that says something from one that is still to be filled in."""

from __future__ import annotations

import re
from html import unescape

# What an editor leaves behind without a word in it: comments and tags, but no address in angle brackets.
_MARKUP = re.compile(r"<!--.*?-->|</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE | re.DOTALL)
_THING = r"(?:(?:e-?mail|contact|job|full|first|last|school|school's|phone)\s+)?(?:names?|text|dates?|days?|times?|titles?|roles?|details|information|descriptions?|content|e-?mail|addresse?s?|(?:tele)?phone|numbers?)"
_LEAD = r"(?:(?:more|further|contact|the|this|all|our|your)\s+)*(?:(?:names?|text|dates?|details|information|content|section|it|is|are)\s+)*"
_PLACEHOLDER = re.compile(
    # Possessive: a long row of signs is read once.
    r"[\W_]*+(?:"
    r"fill in\b.*"
    r"|to\s?do\b.*|tb[acd]\b.*|to be (?:confirmed|completed|added|decided|advised|announced)\b.*"
    r"|insert\b.*|(?:(?:more |details |information )*(?:to|will) follow|(?:details )?pending)\b.{0,20}"
    rf"|{_LEAD}(?:still )?(?:to|will) be \w+(?: shortly| soon| later| here| in due course)?"
    r"|(?:under|in) (?:review|progress|development|construction|preparation)|awaiting \w+"
    r"|lorem ipsum\b.*|x{2,}|your .{0,40} here|placeholder\b.{0,20}|n/?a|(?:none|nothing)(?: so far| planned)?"
    rf"|(?:(?:none|nothing|(?:no|not)(?: \w+){{0,2}}) )?yet|{_LEAD}coming soon"
    # What Word and its like print where somebody should type.
    rf"|(?:click|tap)\b.{{0,20}} to (?:enter|add|edit|type|choose|select) (?:(?:the|a|an|your|some) )?{_THING}|choose an item"
    rf"|(?:please )?(?:add|enter|type|write|put|give) (?:(?:the|a|an|your|our|some|more) )*{_THING}(?:(?: and| of| for|,)* (?:the |your )?(?:{_THING}|school))*(?: here| below)?"
    rf"|{_THING} (?:goes )?here|text|name|names|details|information|content|description"
    r")?[\W_]*",
    re.IGNORECASE | re.DOTALL,
)
# A text that is nothing but one bracket; a word for what is missing, alone in round ones.
_BRACKETED = re.compile(rf"\s*(?:\[[^\]\n]*\]|<[^>\n:@]*>|\{{\{{[^}}\n]*\}}\}}|\({_THING}\))\s*", re.IGNORECASE)
# A gap in a sentence: "[name]", "{{ name }}", "(insert a name)", "is ____". A link is none, and nor is "[x]".
_GAP = re.compile(
    r"(?<!\])\[(?:(?:insert|add|enter|fill in|type|your|xx+|tb[acd]|to be|…|\.\.\.)[^\]\n]{0,60}"
    rf"|(?:the )?{_THING}(?: (?:and|of|or|here|to)\b[^\]\n]{{0,40}})?|(?:our |your |the )?school)\](?![(\[:])"
    r"|\{\{[^}\n]{0,80}\}\}|\(\s*(?:insert|fill in)\b[^)\n]*\)|\w[ :]+_{3,}",
    re.IGNORECASE,
)
# What says in a sentence that it is still to come takes its sentence, or its brackets, with it.
_ASIDE = re.compile(r"\([^()\n]*\)")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n")
_LATER = re.compile(r"\btb[acd]\b|\bx{3,}\b|(?<!have )(?<!has )(?<!had )(?<!needs )(?<!need )\bto be (?:confirmed|announced|advised|decided)[\W_]*$", re.IGNORECASE)


def is_placeholder(text: str) -> bool:
    """Say whether a text is still to be filled in: "(fill in …)", "TBC", "Click or tap here to enter text.", "Our leader is [name]."."""
    bare = _MARKUP.sub("", unescape(text))
    return _empty(bare) or bool(_BRACKETED.fullmatch(bare)) or bool(_GAP.search(bare)) or _put_off(bare)


def given(text: str) -> bool:
    """Say whether a text says something."""
    return bool(text) and not is_placeholder(text)


def _empty(text: str) -> bool:
    return bool(_PLACEHOLDER.fullmatch(text))


def _put_off(text: str) -> bool:
    if not _LATER.search(text) and not any(_LATER.search(sentence) for sentence in _SENTENCE.split(text)):
        return False
    kept = _ASIDE.sub(lambda aside: "" if _LATER.search(aside[0]) else aside[0], text)
    return _empty(" ".join(sentence for sentence in _SENTENCE.split(kept) if not _LATER.search(sentence)))
