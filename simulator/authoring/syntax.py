"""What the YAML parser stumbled over, in the words of people who never read the YAML specification."""

import re
from dataclasses import dataclass

from simulator.authoring.diagnostics import Diagnostic, Place, quote
from simulator.authoring.indentation import beside
from simulator.wording import _

_BRACED = re.compile(r"(?P<brace>\{)\w*\}(?=[^\s,\]}:])|(?<=[^\s,\[\]{}:\"'])(?P<later>\{)\w*\}")
"""A text with a word to be filled in, such as ``{cat}真可爱``, which in brackets needs quotation marks."""
_SECOND_COLON = re.compile(r"[\w-]+: (?P<text>[^,{}\[\]\"':]*[^,{}\[\]\"':\s]: )")
_COMMENT = re.compile(r"(?<=\s)#")
_UNSPACED = re.compile(r"\s*(?:- +)*(?P<key>[A-Za-z_][\w.-]*)(?P<colon>[:：])(?=\S)")
"""A key with a colon behind it that does not count."""
_FENCE = "```"
_COMPARED = re.compile(r"[<>]=?\s*-?\d+")


@dataclass(frozen=True, slots=True)
class Stumble:
    """A complaint of the parser: what it was doing since where, and what it met where."""

    problem: str
    """The parser's own words, such as ``did not find expected key``."""
    context: str
    began: Place
    """Where the thing began that it could not finish; the same as ``met`` when it does not say."""
    met: Place


@dataclass(frozen=True, slots=True)
class _Told:
    message: str
    remedy: str
    at: Place
    code: str = "Y001"


def in_words(stumble: Stumble, lines: list[str], name: str) -> Diagnostic:
    """The complaint as a diagnostic; ``lines`` are those of the file, to tell why it happened."""
    told = _tell(stumble, lines)
    return Diagnostic(name, told.at, told.code, told.message, told.remedy)


def _tell(stumble: Stumble, lines: list[str]) -> _Told:
    problem, began, met = stumble.problem, stumble.began, stumble.met
    if "tag" in problem or "tag" in stumble.context.split() or "directive" in stumble.context:
        remedy = _("Delete it; put a text that begins with ! in quotation marks.")
        return _Told(_("a YAML tag or directive is not allowed"), remedy, began, "Y006")
    if "tab character" in problem or _line(lines, met)[met.column - 1 : met.column] == "\t":
        return tab(met)
    if problem == "could not find expected ':'":
        return _no_colon(_line(lines, began), began)
    if problem == "mapping values are not allowed in this context":
        # Without its colon a line runs on into the next one, where the parser then stumbles.
        for number in (met.line, met.line - 1):
            if number and (key := _UNSPACED.match(lines[number - 1])) is not None:
                message = _("behind “{key}” there has to be an English colon and a space").format(key=key["key"])
                return _Told(message, no_colon(key["key"], key["colon"]), Place(number, key.start("colon") + 1))
        if ": " not in _line(lines, met)[: met.column - 1] and (told := _uneven(lines, met.line)) is not None:
            return told
        message = _('a second ": " on one line, or a line that is indented too far')
        remedy = _("Put a text that holds a colon and a space in quotation marks, or line the key up with the others.")
        return _Told(message, remedy, met)
    if problem == "block sequence entries are not allowed in this context":
        remedy = _('Begin the list on the next line, each item with "- ", or write it as [one, two].')
        return _Told(_('a list cannot begin with "-" behind a key'), remedy, met)
    if problem.startswith("did not find expected ','"):
        if (told := _unquoted(lines, began, met)) is not None:
            return told
        message = _("the bracket opened in line {line} is not closed, or a comma is missing").format(line=began.line)
        return _Told(message, _brackets(_line(lines, began) + _line(lines, met)), began)
    if problem == "found unexpected end of stream":
        message = _("the quotation mark opened here is never closed")
        return _Told(message, _("Close it with the same English mark at the end of the text."), began)
    if _line(lines, began).strip().startswith(_FENCE):
        message = _("“```” marks code in chats and on web pages; it is no part of the file")
        return _Told(message, _("Delete this line, and the “```” at the end."), began)
    if problem == "found character that cannot start any token" or "alphabetic or numeric" in problem:
        message = _("a text cannot begin with {character} unless it stands in quotation marks").format(
            character=quote(_line(lines, began)[began.column - 1 : began.column])
        )
        return _Told(message, _("Put the whole text in quotation marks."), began)
    if problem.startswith("found unknown escape") or "escape code" in problem or "hexdecimal" in problem:
        message = _("a backslash between double quotation marks means something else here")
        return _Told(message, _("Write two backslashes, or use single quotation marks."), met)
    if problem == "did not find expected comment or line break":
        if (told := _closed_late(lines, Place(1, 1), met)) is not None:
            return told
        if (found := _COMPARED.search(_line(lines, met))) is not None:
            remedy = _('Put the condition in quotation marks: "{condition}".').format(condition=found[0])
            return _Told(_("a condition has to stand in quotation marks"), remedy, Place(met.line, found.start() + 1))
        return _Told(_("nothing may follow | or > on its line"), _("Begin the text on the next line, indented."), met)
    if problem in ("did not find expected key", "did not find expected '-' indicator"):
        return _out_of_line(lines, began, met)
    if problem == "did not find expected node content":
        message = _("a bracket or comma without the thing it belongs to")
        return _Told(message, _brackets(_line(lines, met)), met)
    if problem == "did not find expected <document start>":
        message = _("something follows where the content of the file has already ended")
        return _Told(message, _("Delete it, or line it up with what stands above."), met)
    message = _("this cannot be read as YAML ({problem})").format(problem=quote(problem))
    return _Told(message, _("Compare the line with a file that works: indentation, colons, quotation marks."), met)


def tab(at: Place) -> _Told:
    """The fault of a tab where only spaces may stand."""
    message = _("a tab where only spaces may stand")
    return _Told(message, _("Replace it with spaces, as many as the lines around have."), at, "Y013")


def _no_colon(line: str, at: Place) -> _Told:
    message = _('this line has no ": "')
    if "：" in line:
        return _Told(message, _("The Chinese colon “：” does not count: write an English colon and a space."), at)
    if ":" in line:
        return _Told(message, _("Write a space behind the colon."), at)
    return _Told(message, _('Write "key: value"; indent the line further if it continues the text above.'), at)


def no_colon(key: str, colon: str) -> str:
    """What to do about a key behind which that colon stands, and no space."""
    if colon == ":":
        return _("Write a space behind the colon: “{key}: …”.").format(key=key)
    return _("The Chinese colon “：” does not count: write an English colon and a space.")


def _brackets(lines: str) -> str:
    if any(mark in lines for mark in "，【】｛｝"):
        return _("Chinese commas and brackets do not count here: use the English ones.")
    return _("Check that each bracket has its partner and that commas stand between the items.")


def _unquoted(lines: list[str], began: Place, met: Place) -> _Told | None:
    """What makes a list in brackets unreadable between two places, where that lies in a text without marks."""
    for number in range(began.line, min(met.line, len(lines)) + 1):
        line = lines[number - 1]
        start = began.column - 1 if number == began.line else 0
        if line.count('"') % 2 and not line.lstrip().startswith("#"):
            message = _("the quotation mark opened here is never closed")
            place = Place(number, line.index('"', min(start, line.index('"'))) + 1)
            return _Told(message, _("Close it with the same English mark at the end of the text."), place)
        for found in _BRACED.finditer(line, start):
            if not _quoted(line[start : found.start()]):
                return _braced(line, Place(number, max(found.start("brace"), found.start("later")) + 1))
        for mark in _COMMENT.finditer(line, start):
            before = line[start : mark.start()]
            if not _quoted(before) and before.strip():
                message = _("from “#” on this line is taken for a comment, so that the bracket is not closed")
                return _Told(message, _("Put the whole text in quotation marks."), Place(number, mark.start() + 1))
        for found in _SECOND_COLON.finditer(line, start):
            if not _quoted(line[start : found.start()]):
                message = _('a second ": " within one text')
                return _Told(
                    message, _("Put the whole text in quotation marks."), Place(number, found.start("text") + 1)
                )
    return None


def _quoted(before: str) -> bool:
    """Whether what follows stands between quotation marks."""
    return bool(before.count('"') % 2 or before.count("'") % 2)


def _braced(line: str, at: Place) -> _Told:
    message = _("a text with braces in a list in brackets has to stand in quotation marks")
    if "“" in line or "”" in line:
        return _Told(message, _("“ ” do not count: put the whole text between two English quotation marks."), at)
    return _Told(message, _("Put the whole text in quotation marks."), at)


def _begins_with(character: str, at: Place) -> _Told:
    message = _("a text cannot begin with {character} unless it stands in quotation marks").format(character=character)
    return _Told(message, _("Put the whole text in quotation marks."), at)


def _uneven(lines: list[str], number: int) -> _Told | None:
    """That this line and the one that it was to stand below are not indented alike; None where one is."""
    found = beside(lines, number)
    if found is None:
        return None
    words = {"have": found.have, "line": found.line, "spaces": found.spaces}
    message = _("leading spaces: {have} here, {spaces} in line {line}; the two do not line up").format(**words)
    remedy = _("Give keys, or list items, that belong together the same number of leading spaces.")
    return _Told(message, remedy, Place(number, found.have + 1))


def _out_of_line(lines: list[str], began: Place, met: Place) -> _Told:
    """Something that does not fit a list or mapping that began earlier: why, told by what stands there."""
    line = _line(lines, met)
    before, rest = line[: met.column - 1].rstrip(), line[met.column - 1 :]
    if before.endswith('"') and (told := _closed_late(lines, began, met)) is not None:
        return told
    if before.endswith(("'", '"')):
        message = _("something follows the closing quotation mark")
        return _Told(message, _("Put the whole text in quotation marks; use “ ” for those inside it."), met)
    if rest.startswith(("]", "}")):
        return _Told(_("a closing bracket without an opening one"), _("Delete it."), met)
    if rest.startswith(":"):
        return _Told(_("the key before this colon is missing"), _("Write a word before the colon."), met)
    if (brace := re.search(r"[{\[][^{}\[\]]*[}\]]$", before)) is not None:
        return _begins_with(brace[0][0], Place(met.line, brace.start() + 1))
    if not before and (told := _uneven(lines, met.line)) is not None:
        return told
    message = _("this line does not fit what began in line {line}").format(line=began.line)
    return _Told(message, _("Give keys, or list items, that belong together the same number of leading spaces."), met)


def _closed_late(lines: list[str], began: Place, met: Place) -> _Told | None:
    """That a quotation mark was opened lines above, so that a text reaches from there to here."""
    for number in range(began.line, met.line):
        line = lines[number - 1]
        if line.count('"') % 2 and not line.lstrip().startswith("#"):
            message = _("the quotation mark opened here is closed only in line {line}").format(line=met.line)
            remedy = _("Close it with the same English mark at the end of the text.")
            return _Told(message, remedy, Place(number, line.rindex('"') + 1))
    return None


def _line(lines: list[str], at: Place) -> str:
    return lines[at.line - 1] if at.line <= len(lines) else ""
