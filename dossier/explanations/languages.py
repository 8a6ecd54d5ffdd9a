"""Findings about languages and translations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.explanations.entry import ERROR, WARNING, Explanation

if TYPE_CHECKING:
    from collections.abc import Mapping

EXPLANATIONS: Mapping[str, Explanation] = {
    "text-missing": Explanation(
        WARNING,
        "A text is missing in one of the languages",
        "Readers of that language would meet a gap. Write the text; until then the page says that it is missing.",
        "label:\n  id: Selat Hormuz\n  en: Strait of Hormuz",
    ),
    "language-unknown": Explanation(
        WARNING,
        "A text is in a language that the dossier does not have",
        "Nobody would see it. Correct the code of the language, or add the language to content/dossier.yml.",
        "languages: [id, en]",
    ),
    "translation-missing": Explanation(
        WARNING,
        "A passage has no translation",
        "Readers who do not know the language of the article cannot follow the proof. Translate the passage in full "
        "and add nothing; a resolved pronoun may stand in [brackets].",
        "translation:\n  en: two rounds of direct talks in Istanbul this year",
    ),
    "page-missing": Explanation(
        WARNING,
        "A page is missing in one of the languages",
        "The page exists in another language only. It is published there, and the menu says what is missing. Write the "
        "file with the same headings, paragraphs and citations.",
        "content/topics/iran.id.md and content/topics/iran.en.md",
    ),
    "languages-out-of-step": Explanation(
        WARNING,
        "Two languages of a page do not say the same",
        "Both language files have the same headings with the same ids, the same paragraphs and list items, and in each "
        "of them the same citations. The first place that differs is shown in both files. Bring them into step.",
        "a citation that was added in iran.id.md only",
    ),
    "language-changed-alone": Explanation(
        WARNING,
        "A paragraph changed in one language only",
        "Since the last agreed state the paragraph was changed, or its citations were, while its counterpart stayed as it "
        "was; readers of one language may be told something else. Change the other one, too. Where only the form "
        "changed, such as a slip of the pen, `dossier check --agree` records the paragraphs as they are.",
        "changed in iran.en.md: 'some deliveries' to 'all deliveries'; iran.id.md still says 'beberapa pengiriman'",
    ),
    "agreed-broken": Explanation(
        ERROR,
        "The agreed paragraphs cannot be read",
        "`dossier check --agree` writes content/agreed.json, and nobody else does. Until it is whole again, paragraphs are "
        "compared with the newest release. Restore the file, or remove it.",
        "git checkout -- content/agreed.json",
    ),
}
