"""Author-first citations, by what their styles share: who, when, what, where.

APA, Harvard and Chicago author-date put the date behind the names, MLA and notes put the title there;
quotation marks, emphasis or a full stop end the title.
"""

import re
from itertools import chain, islice

from annexcli.document import Inline, Mark, Span
from annexcli.model.reference import PartialDate
from annexcli.parse import agents, areas, bluebook, dates, issues, legal, oscola
from annexcli.parse.anchor import short_title, title_anchor, without_whole_link
from annexcli.parse.behind import (
    before_imprint,
    begins_with_imprint,
    date_behind,
    day_behind,
    emphasised_first,
    held_by,
    press_last,
    with_imprint,
    with_subtitle,
    without_brackets,
    without_date,
    without_journal,
    without_repeated,
)
from annexcli.parse.makers import (
    by,
    ends_in_group,
    goes_on_with_title,
    names,
    persons,
    publishes_itself,
    without_marked_names,
    writers,
)
from annexcli.parse.parts import Parts, clean_title
from annexcli.parse.people import (
    AND,
    in_small_letters,
    leading,
    people,
    people_roughly,
    unpunctuated,
    unstopped,
)
from annexcli.parse.sentences import abbreviates, end_of_title
from annexcli.parse.tail import is_aside, placed_last
from annexcli.vocab import table

_MOST_NAMES = 1200
_WORD, _PUNCTUATION = re.compile(r"\w"), re.compile(r"\s*[.:,;]")
_CLOSES = re.compile(r"[^()\[\]]{0,20}[)\]]")
_CLOSED = re.compile(r"[^()]*\)")
_STOP = re.compile(r"(?:\.,?|:)\s+")
# "BRASIL. Constituição (1988). Constituição da República …": the heading of a catalogue (ABNT NBR 6023).
_CONSTITUTION = re.compile(
    r"(?P<who>[^\W\d_a-z][^.()\d]{2,40})\.\s+(?P<form>(?:Constituição|Constitución|Constitution)\s\((?:1[89]|20)\d\d\))\.\s+"
)
# Behind the full stop of an initial, the list of names may go on: "T. S., Chamberlin, J.".
_GOES_ON = re.compile(
    rf"""
    (?:(?:van|von|de|der|den|del|da|la|di)\s)*
    (?: [;/–-]\s
      | (?:de|da|do|dos|das|van|von)[.;,]\s                          # ALMEIDA, A. W. de.
      | a\.:?[,:]?\s                                                # Kiptoo, Daniel u. a.: Title
      | (?:d['’])?[^\W\d_a-z]\.(?:[\s,;&]|[^\W\d_a-z])                      # B. Traub / B.C.
      | (?:{AND}|&)\s                                            # and K. Scarfone
      | [^\W\d_a-z][^\s,.]+(?:\s[^\W\d_a-z][^\s,.]+)?,\s+[^\W\d_a-z]\.    # Chamberlin, J. / Ríos Paz, M.
      | [^\W\d_a-z][^\s,.]+(?:\s[^\s,.]+)?\s(?:[^\W\d_a-z]{{1,3}}\.\s?)+[,;(]   # Messina M., Ng WL.,
      | [^\W\d_a-z][^\s,.]+\s(?:[^\W\d_a-z]\.\s?){{2,}}\S                   # Sidorov V. G. Title
      | (?:eds?|editors?|Hrsg|Hg|coords?|dirs?|orgs?)\b\.?[)\]]?[:,]\s        # Esquivel, V. eds: Handbook
      | [^\W\d_a-z]+(?:\s[^\W\d_a-z]+){{0,2}},\s+[^\W\d_a-z]{{2}}[^:;.]{{0,40}}[:;] # ORTIZ, ANA B. ;
    )""",
    re.VERBOSE,
)
_EDITOR = "|".join(table("roles")["editor"]["behind"])
# ", in: Handbook of travel": the title ends where its container begins.
_INSIDE = re.compile(
    r"[.,]\s+(?:(?:[Ii]n|I|[Ww]|V|У|В|În):|\[[Ww]:\]|Teoksessa|[ВУ] (?:кн|сб|зб)\.:?)\s|\s//\s"
    rf"|,\s+(?:[Ii]n|dans|en)[:,]{{0,2}}\s+(?=[^()]{{3,120}}\((?i:{_EDITOR})\b)"
    r"|[.,]\s+\[In:\]\s"
)
# ". pp. 88–107 in: Handbook of travel": some styles print the pages before what holds them.
_PAGES_INSIDE = re.compile(
    r"[.,]\s+(?:pp?|S|pages|Seiten)\.?\s?\d+\s?[–-]\s?\d+\.?,?\s+(?=in:?\s)", re.IGNORECASE
)
# "Rossi, M. (a cura di), La rete": the role stands behind the names, in the first brackets.
_OPENING = re.compile(r"[(\[]")
_ROLE = re.compile(rf"(?P<role>{_EDITOR}|comps?|сост)\b\.?[)\]]", re.IGNORECASE)
# "Deinet, Ulrich (Hrsg., 2021)"
_ROLE_AND_DATE = re.compile(rf"\((?P<role>{_EDITOR})\.?,\s$", re.IGNORECASE)
_ROLE_BEHIND = re.compile(
    rf"(?P<who>[^()\[\]]{{3,300}}?(?:\s\([^()\s]{{2,15}}\))?),?\s*[(\[]{_ROLE.pattern}[\s.,:]+", re.IGNORECASE
)
# The end of a reference in the style of medical journals: "Lancet. 2017;390(10100):1211-59".
_VANCOUVER = re.compile(
    r"(?P<front>[^\n]{15,400}?[.?!])\s+(?P<journal>[^\W\d_a-z][^.;:?!]{1,80}|(?:[^\W\d_]{1,8}\.\s){1,6}[^\W\d_]{1,8})\.\s+(?P<year>(?:19|20)\d\d)"
    r"(?:\s[A-Z][a-z]{2}(?:\s\d{1,2})?)?;\s?(?P<volume>(?:\d{1,4}(?:\s?\([^()]{1,20}\))?|\([^()]{1,20}\)):\s?[A-Za-z]?\d+(?:[-–][A-Za-z]?\d+)?)\.?$"
)
_MAY_BE_VANCOUVER = re.compile(r"\d{4}[^;.]{0,8};\s?[\d(]")
_GROUP = re.compile(
    r"collaborat|consortium|group|team|investigators|network|committee|initiative|society|task ?force|panel",
    re.IGNORECASE,
)
_IN_WORK = re.compile(r"\s(?:[Ii]n|dans)[:,]{0,2}(?:\s|$)")
# ", in *Handbook*": the emphasised words behind it hold the work.
_IN_LAST = re.compile(r"[.,]{1,2}\s+(?:[Ii]n|dans|en)[:,]{0,2}\s*$")
_COUNTED = re.compile(r"[,:;]?\s(?:[Vv]ol\.?\s|[Nn]o\.?\s|pp?\.\s?)?\d")
_BETWEEN, _QUOTES = " .,:;", '“„«"‘'
_COLON = re.compile(r"\s*:\s+")
# "Фридман М., Фридман Р. Свобода": behind a comma one more name, with the initial that ends the list.
_ONE_MORE = re.compile(r"(?:(?:van|von|de|del|di|da|der|den)\s)*[^\W\d_a-z][\w’'-]+\s[^\W\d_a-z]{1,3}\.\s")
# "Title. In A. Editor, ed. ", "title in A. Editor, ed. "
_IN_EDITED = re.compile(r"[.?!,]\s+[Ii]n:?\s|\s[Ii]n:?\s(?=[^\W\d_a-z]\.)")
# "Verein für alte Brücken e. V. (2010): Title": German lists have a colon behind the date of an author.
_TITLE_BEHIND_COLON = re.compile(r":\s+(?=[^\W\d_a-z]|[„“«\"])")
_TITLE_BEHIND = re.compile(r"[“„«‘\"'*]?[^\W\d_a-z]\S*(?:\s\S+){2}")
_TITLE_NEXT = re.compile(r"\s[“„«‘\"'*]?[^\W\d_a-z]\w+,?\s")
_ENDS_IN_MONTH = re.compile(r"\d\s[^\W\d_]{3,4}$")  # "9 Jan. 2023"
_FIRST_DATE = re.compile(r"\(?(?:1[5-9]|20)\d\d")
_SAME_AUTHOR = re.compile(r"\s*(?:[—–―_]{1,4}|-{2,4})[.,]?(?=[\s(])|\s*-[.,]?(?=\s*\((?:19|20)\d\d)")
# What stands for an author whom nobody knows.
_NOBODY = re.compile(
    r"(?:o\.\s?[VA]\.|N\.\s?N\.|Anon(?:ym(?:ous|us|e)?)?\.?|An[óô]nimo|[Ss]\.\s?n\.|\[?ohne Verfasser\]?)"
    r"\s*[:,]?\s*(?=[(:]|[^\W\d_a-z])"
)
_MAY_BE_SECOND_HAND = re.compile(r"[,;]\s+(?:as\s+)?(?:quoted|cit|zitiert)", re.IGNORECASE)
_SECOND_HAND = re.compile(
    r"^.{3,120}?[,;]\s+(?:quoted|cited|as cited|zitiert|cité|citado|citato)\s+(?:in|nach|dans|en|por|da)\s+",
    re.IGNORECASE,
)


def read(content: Inline, before: Parts | None = None) -> Parts | None:
    """Return the parts of a citation that begins with its authors, or None where it does not.

    Args:
        content: the text of the entry, addresses and identifiers taken out.
        before: the names of the entry before this one, for which a dash may stand.

    """
    whole = content.stripped(" .,;")
    if source := legal.read(content) or bluebook.read(whole) or oscola.read(whole):
        return source
    if (dash := _SAME_AUTHOR.match(content.text)) and before:
        return _repeated(content.cut(dash.end(), len(content.text)), before)
    if _MAY_BE_SECOND_HAND.search(content.text) and (second := _SECOND_HAND.match(content.text)):
        line = read(content.cut(second.end(), len(content.text)))
        return line.remarked(second[0].strip()) if line else None
    if law := _CONSTITUTION.match(content.text):
        named = Parts().named(law["who"]).remarked(law["form"])
        return _titled(content.cut(law.end(), len(content.text)), named)
    if nobody := _NOBODY.match(content.text):
        return _repeated(content.cut(nobody.end(), len(content.text)), Parts())
    if small := _in_small_letters(content):
        return small
    content = without_marked_names(without_whole_link(content))
    if reported := _reported(content.text):
        return reported
    dated = _dated(content)
    if dated and (dated.authors or dated.editors):
        return dated
    return (
        _initials_first(content)
        or _undated(content)
        or dated
        or _issued(content)
        or areas.begun(content.text)
    )


def _in_small_letters(content: Inline) -> Parts | None:
    """Read an entry by somebody who writes the own name in small letters, where a title or a year follows."""
    if not (named := in_small_letters(content.text)):
        return None
    person, end = named
    anchor = title_anchor(content)
    if not (anchor and anchor.start == end) and not _FIRST_DATE.match(content.text, end):
        return None
    return _repeated(content.cut(end, len(content.text)), Parts(authors=(person,)))


def _initials_first(content: Inline) -> Parts | None:
    """Read ``A. Diallo, K. Mensah, Title, Journal 27 (2021) 311–329``: commas alone part names and title."""
    named = leading(content.text)
    if not named or not _TITLE_BEHIND.match(content.text, named[1]):
        return None
    return _titled(content.cut(named[1], len(content.text)), by(named[0]))


def _reported(text: str) -> Parts | None:
    """Read what ends as in medicine, a group or nobody named first: ``Group. Title. Lancet. 2017;390:9``."""
    match = _VANCOUVER.match(text) if _MAY_BE_VANCOUVER.search(text) else None
    if not match:
        return None
    front = match["front"]
    begins = (unstopped(front[: stop.start() + 1]) for stop in _STOP.finditer(front))
    if any(persons(who) or people_roughly(who) for who in begins):
        return None
    end = end_of_title(front) or len(front)
    who, title = unstopped(front[:end]), front[end:].strip()
    line = Parts(date=PartialDate(int(match["year"])), dated=True)
    if title and _GROUP.search(who) and not agents.is_work(who):
        line = line.named(who)
    else:
        title = front
    return with_imprint(line, clean_title(title), f"{match['journal']}. {match['volume']}")


def _dated(content: Inline) -> Parts | None:
    """Read ``Names (date). Title. …`` and ``Names. date. Title. …``."""
    text = content.text
    anchor = title_anchor(content)
    for dated in dates.every(text)[:2]:
        head = text[: dated.start]
        role = _ROLE_AND_DATE.search(head) if head.endswith(", ") and "(" in head else None
        opened = role or head.rstrip().endswith(("(", "["))
        behind = _CLOSES.match(text, dated.end) if opened else None
        end = behind.end() if behind else dated.end
        # "names. 2014. Title", "names (2014) Title", "names n.d. Title"; behind "Title, 2014" is nothing.
        marked = anchor is not None and anchor.start == dated.end + 1  # "names 2014 *Title*"
        stopped = behind or marked or _PUNCTUATION.match(text, dated.end) or text[dated.end - 1] == "."
        # "Ortiz, M. 2015 Title"; "Institute, Outlook 2018 Update" is one.
        if not stopped and not (_TITLE_NEXT.match(text, dated.end) and persons(unpunctuated(head))):
            continue
        if (
            anchor
            and anchor.start < dated.start
            and (anchor.start > 0 or not _names_someone(content, anchor))
        ):
            break  # a year in the title or behind it
        who = unpunctuated(f"{head[: role.start()]}({role['role']})" if role else head)
        if who.count("(") > who.count(")") and _CLOSED.match(text, dated.end):
            continue  # "Covenant on rights (adopted 16 December 1966)": a date among other words in brackets
        if head.rstrip() == who and (
            goes_on_with_title(who) or _is_dated_again(text, dated.end, who) or ends_in_group(who)
        ):
            continue  # "Freedom House, Freedom on the Net 2018": a year inside a title
        line = names(who) if len(head) <= _MOST_NAMES else None
        colon = _TITLE_BEHIND_COLON.match(text, end) if line is None and behind else None
        if colon and agents.may_be_body(who) and not begins_with_imprint(text[colon.end() :]):
            line = Parts(publishers=agents.organisations(who))
        if line is None:
            continue
        return _titled(content.cut(end, len(text)), line.on(dated))
    return None


def _is_dated_again(text: str, end: int, who: str) -> bool:
    """Tell whether a year is a title's: the work has its own, as in ``State of Rivers 2016. Press, 2017``."""
    last = dates.trailing(text)
    return last is not None and last.start > end and not agents.is_organisation(who) and not persons(who)


def _names_someone(content: Inline, anchor: Span) -> bool:
    """Tell whether what is marked up at the beginning of an entry is a name rather than a title."""
    label = content.text[anchor.start : anchor.end]
    return agents.is_organisation(label) or people(label, shouted=True) is not None


def _repeated(content: Inline, before: Parts) -> Parts | None:
    """Read ``———. 2015b. Title``: the names are those of the entry before."""
    named = Parts(authors=before.authors, publishers=before.publishers, editors=before.editors)
    begins = re.match(r"[\s.,(]*", content.text)
    start = begins.end() if begins else 0
    if dated := next((d for d in dates.every(content.text)[:1] if d.start == start), None):
        return _titled(content.cut(dated.end, len(content.text)), named.on(dated))
    return _titled(content, named)


def _undated(content: Inline) -> Parts | None:
    """Read ``Family, Given. Title, …``: persons, a stop, and the title."""
    text = content.text
    openings = islice(_OPENING.finditer(text), 2)  # "Ministerium (BMX) (Hrsg.): Titel"
    named = _ROLE_BEHIND.match(text) if any(_ROLE.match(text, one.end()) for one in openings) else None
    if (
        named
        and not _INSIDE.search(text, 0, named.end())
        and not _FIRST_DATE.match(text, named.end())
        and (line := names(f"{named['who']} ({named['role']})"))
    ):
        return _titled(content.cut(named.end(), len(text)), line)
    anchor = title_anchor(content)
    titles = [anchor.start] if anchor and anchor.start else []
    for stop in chain(titles, (stop.end() for stop in _STOP.finditer(text, 0, _MOST_NAMES))):
        inside_title = anchor is not None and anchor.start < stop < anchor.end
        if inside_title or _GOES_ON.match(text, stop):
            continue
        if text[:stop].endswith("., ") and _ONE_MORE.match(text, stop):
            continue
        found = persons(unstopped(text[:stop]))
        if not found and anchor and stop == anchor.start:
            found = writers(unstopped(text[:stop]), text[anchor.end :])
        if found and text[stop:].strip():
            return _titled(content.cut(stop, len(text)), found)
    return None


def _issued(content: Inline) -> Parts | None:
    """Read ``Organisation. Title. …``, where only the words of the name tell that it is one."""
    text = content.text
    anchor = title_anchor(content)
    if anchor and anchor.start == 0 and (anchor.mark is Mark.LINK or not _names_someone(content, anchor)):
        return None  # what is marked up first is a title, a link whatever it is called
    if anchor and anchor.start == 0 and agents.is_organisation(_first_clause(text[anchor.end :])):
        return None  # "*Statistics and Trends*. World Health Organization, 2023"
    found_stops = re.finditer(r"\.\s+", text[:_MOST_NAMES])
    ends = ((text[: stop.start()], stop.end()) for stop in found_stops)
    stops = [end for front, end in ends if not (abbreviates(front) or _ENDS_IN_MONTH.search(front))][:3]
    for stop in reversed(stops):
        if (anchor and 0 < anchor.start < stop) or begins_with_imprint(text[stop:]):
            continue
        if text[stop:].strip() and (bodies := agents.from_largest(unstopped(text[:stop]))):
            return _titled(content.cut(stop, len(text)), Parts().named("; ".join(bodies)))
    if stops and publishes_itself(text[: stops[0]], text[stops[0] :]):
        return _titled(content.cut(stops[0], len(text)), Parts().named(unstopped(text[: stops[0]])))
    return None


def _first_clause(text: str) -> str:
    return text.strip(" .,;:").partition(",")[0].partition(". ")[0]


def _titled(content: Inline, line: Parts) -> Parts | None:
    """Read the title and what stands behind it."""
    behind_date = len(content.text) - len(content.text.lstrip(" .,:;)"))
    content = content.cut(behind_date, len(content.text)).stripped(" .,:;")
    if (" /" in content.text or "дис." in content.text) and (found_areas := areas.read(content.text, line)):
        return found_areas
    if held := issues.quoted(content.text, line):
        return held
    anchor = short_title(content) or title_anchor(content)
    if anchor and anchor.start <= 2:
        stop = _end_of_subtitle(content, anchor.end)
        title, rest = content.text[anchor.start : stop], content.text[stop:]
    elif anchor and _holds(anchor, content):
        title, rest = content.text[: anchor.start], content.text[anchor.start :]
    else:
        before = content.text[: anchor.start] if anchor else ""
        inside = _PAGES_INSIDE.search(content.text) or _INSIDE.search(content.text) or _IN_LAST.search(before)
        end = end_of_title(content.text[: inside.start()] if inside else content.text)
        end = inside.start() if inside and (end is None or end >= inside.start()) else end
        title, rest = content.text[:end], content.text[end:] if end else ""
        title, rest = without_journal(title, rest)
        title, rest = (
            with_subtitle(title, rest, persons=bool(line.authors or line.editors))
            if rest.strip()
            else before_imprint(title)
        )
    if not _WORD.search(title) or is_aside(title):
        return None
    if held := issues.behind(rest, line):
        return held._replace(title=clean_title(title))
    if not line.dated and (dated := date_behind(rest)):
        line = line.on(dated)
        rest = without_date(rest, dated)
    elif not line.dated and (dated := dates.trailing(title.rstrip(" )]"))) and dated.start > 0:
        line, title = press_last(*placed_last(line.on(dated), title[: dated.start]))
    elif line.date and (day := day_behind(title, line.date)):
        line, title = line._replace(date=day.date), title[: day.start]
    title, bracketed = (title, "") if anchor and anchor.start <= 2 else without_brackets(clean_title(title))
    rest = f"{bracketed}. {rest.lstrip(_BETWEEN)}" if bracketed else rest
    found = without_repeated(with_imprint(line, clean_title(title), rest, emphasised_first(content, rest)))
    if anchor and _holds(anchor, content) and not found.container:
        return held_by(content.text[anchor.start : anchor.end], found)
    return found


def _end_of_subtitle(content: Inline, end: int) -> int:
    """Return where a title in quotation marks ends that goes on behind them: ``“A title”: and the rest``.

    What is emphasised there, or a body, holds or issued the work.
    """
    text = content.text
    subtitle = _COLON.match(text, end)
    if not subtitle or any(one.start == subtitle.end() for one in content.marked(Mark.EMPHASIS)):
        return end
    behind = text[subtitle.end() :]
    who = behind.strip(" .,")
    if agents.is_organisation(who) or agents.is_newspaper(who):
        return end
    return subtitle.end() + (end_of_title(behind) or len(behind))


def _holds(anchor: Span, content: Inline) -> bool:
    """Tell whether what is emphasised behind a full stop is what holds the work: ``Title. *Journal*``."""
    before = content.text[: anchor.start].rstrip()
    emphasised = [(span.start, span.end) for span in content.marked(Mark.EMPHASIS)]
    if (anchor.start, anchor.end) not in emphasised or len(before.split()) < 2:
        return False
    if before.endswith(",") and _COUNTED.match(content.text, anchor.end) and not _IN_WORK.search(before):
        return len(before.split()) > 2  # "Title of a work, *Journal*, 221(3)"
    # "In A. Editor, ed. *Book*" is a part of a book.
    return before.endswith((".", "?", "!")) and not _IN_EDITED.search(before)
