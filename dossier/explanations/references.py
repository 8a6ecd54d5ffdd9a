"""Findings about what refers to what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.explanations.entry import ERROR, WARNING, Explanation

if TYPE_CHECKING:
    from collections.abc import Mapping

EXPLANATIONS: Mapping[str, Explanation] = {
    "unknown-passage": Explanation(
        ERROR,
        "A cited passage does not exist",
        "No source record has a passage of this address, so the statement has no proof. Correct the address (the "
        "nearest known one is shown), or add the passage to the record of its source.",
        "[@indopolitika#halt-confirmed] is the passage 'halt-confirmed' in content/sources/indopolitika.yml",
    ),
    "unknown-id": Explanation(
        ERROR,
        "Something is named that does not exist",
        "No topic, name, term, source or page has this id. Correct it (the nearest known id is shown), or write the "
        "record that is missing.",
        "voice: ushakov, when names.yml has an entry 'ushakov'",
    ),
    "id-taken": Explanation(
        ERROR,
        "An id is used twice",
        "Topics, names and terms share their ids, because [[id]] may lead to any of them; point ids are unique over "
        "all files. Rename one of the two wherever it is used.",
        "the topic 'nato-expansion' and the name 'nato'",
    ),
    "letters-taken": Explanation(
        WARNING,
        "Two sources have the same letters",
        "The letters tell sources apart where colours cannot be seen. Choose others for one of them.",
        "letters: TN and letters: TR",
    ),
    "slug-taken": Explanation(
        ERROR,
        "Two pages have the same address",
        "Two topics have the same slug in one language, or one is called as the page that lists them, so one page would "
        "overwrite the other. Change one of the slugs.",
        "slug:\n  en: arms-pause",
    ),
    "link-broken": Explanation(
        ERROR,
        "A link leads nowhere",
        "Links of the prose lead to a heading of the same page or to a whole address of the web. Paths to other pages "
        "break with the next edition or language, so pages of the dossier are linked by id. Correct the target.",
        "wrong  [Iran](iran.md)\nright  [[iran]]\nright  [what was paused](#what-was-paused)",
    ),
}
