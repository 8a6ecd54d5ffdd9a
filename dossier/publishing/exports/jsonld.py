"""What a page says, as JSON-LD in the words of schema.org, for search engines and other programs.

Only what the page shows. Truth is never rated, so there is no ClaimReview; an event is stated only where the dossier
states it, so what is merely said has none; a date is given only where it is one. What stands in full on one page is
named on the others by its address alone: the site on the home pages, quotations on the pages of their sources, terms in the glossary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossier.model.date import parse_edtf
from dossier.publishing.exports.json import compact
from dossier.writing.downloads import licence_url
from dossier.writing.files import DATA_URI, GLOSSARY_JSONLD_URI, Naming

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dossier.model.event import Event
    from dossier.model.page import MarkdownPage
    from dossier.writing.edition import Edition

Node = dict[str, Any]

NAME_TYPES = {"person": "Person", "organisation": "Organization", "place": "Place"}
PAGE_TYPES = {
    "topics": "CollectionPage",
    "sources": "CollectionPage",
    "method": "AboutPage",
    "search": "SearchResultsPage",
}


def page_subjects(page: MarkdownPage, edition: Edition) -> tuple[Node, ...]:
    """Return what the page is about, which depends on records."""
    return tuple(_subjects(page, edition, _naming(page, edition)))


def page_jsonld(
    page: MarkdownPage,
    edition: Edition,
    others: Sequence[Edition],
    crumbs: Iterable[tuple[str, str]],
    subjects: Iterable[Node],
) -> str:
    """Return the JSON-LD of a page, safe inside a script element.

    Arguments:
        page: the page.
        edition: the dossier in its language.
        others: the other languages in which the page exists.
        crumbs: title and path below the site of each page on the way to it.
        subjects: what the page is about, as `page_subjects` gives it.

    """
    naming = _naming(page, edition)
    nodes = [_website(page, edition, naming), _webpage(page, edition, others, naming), *subjects]
    if trail := list(crumbs):
        nodes.append(_breadcrumbs(page, naming, trail))
    text = compact({"@context": "https://schema.org", "@graph": nodes})
    # no end of a script and no comment can stand in it
    return text.replace("<", "\\u003c")


def _naming(page: MarkdownPage, edition: Edition) -> Naming:
    return Naming(edition, edition.addresses.published(page.key))


def _website(page: MarkdownPage, edition: Edition, naming: Naming) -> Node:
    """Return the site: in full on the root page and the home pages, elsewhere what tells which one it is."""
    file = edition.settings.file
    maker = file.made_by.get(edition.language)
    site = {
        "@type": "WebSite",
        "@id": f"{naming.path('')}#website",
        "url": naming.path(""),
        "name": edition.title,
    }
    if page.key.kind not in ("root", "home"):
        return site
    return {
        **site,
        "inLanguage": list(edition.settings.languages),
        "dateModified": file.revised,
        **({"creator": {"@type": "Organization", "name": maker}} if maker else {}),
        **({"license": licence_url(file.licence)} if file.licence else {}),
        "subjectOf": {
            "@type": "DataDownload",
            "contentUrl": naming.path(DATA_URI),
            "encodingFormat": "application/json",
        },
    }


def _webpage(page: MarkdownPage, edition: Edition, others: Sequence[Edition], naming: Naming) -> Node:
    address = naming.page(page.key)
    node: Node = {
        "@type": PAGE_TYPES.get(page.key.kind, "WebPage"),
        "@id": address,
        "url": address,
        "name": page.title,
        "inLanguage": edition.language,
        "dateModified": edition.settings.file.revised,
        "isPartOf": {"@id": f"{naming.path('')}#website"},
    }
    if page.key.kind == "topic":
        node["mainEntity"] = {"@id": _article_id(page, naming)}
    else:
        node["description"] = page.description
    if page.key.kind == "glossary":
        # a further page shows the same terms in use
        node["about" if page.key.id else "mainEntity"] = {"@id": _term_set_id(edition, naming)}
    translations = [
        {
            "@type": "WebPage",
            "@id": naming.page(page.key.in_language(other.language)),
            "inLanguage": other.language,
        }
        for other in others
    ]
    if translations:
        node["workTranslation"] = translations
    return node


def _breadcrumbs(page: MarkdownPage, naming: Naming, trail: list[tuple[str, str]]) -> Node:
    places = [*((title, naming.path(path)) for title, path in trail), (page.title, naming.page(page.key))]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": title, "item": address}
            for number, (title, address) in enumerate(places, start=1)
        ],
    }


def _subjects(page: MarkdownPage, edition: Edition, naming: Naming) -> Iterator[Node]:
    """Yield what the page is about, by its kind."""
    match page.key.kind:
        case "topic":
            yield _article(page, edition, naming)
        case "source" if page.key.id in edition.corpus.sources:
            yield _news_article(page.key.id, edition, naming)
        case "timeline":
            yield from (
                _event(key, event, edition, naming)
                for key, event in edition.corpus.events.items()
                if event.status != "said"
            )
        case "names":
            yield from _names(edition, naming)
        case "glossary" if not page.key.id:
            yield _glossary(edition, naming)


def _term_set_id(edition: Edition, naming: Naming) -> str:
    return f"{naming.page(edition.key('glossary'))}#terms"


def _article_id(page: MarkdownPage, naming: Naming) -> str:
    return f"{naming.page(page.key)}#article"


def _article(page: MarkdownPage, edition: Edition, naming: Naming) -> Node:
    links = edition.links.topics[page.key.id]
    maker = edition.settings.file.made_by.get(edition.language)
    return {
        "@type": "Article",
        "@id": _article_id(page, naming),
        "headline": page.title,
        "abstract": page.description,
        "inLanguage": edition.language,
        "dateModified": edition.settings.file.revised,
        **({"author": {"@type": "Organization", "name": maker}} if maker else {}),
        "citation": [{"@id": naming.source(source)} for source in links.sources],
    }


def _news_article(source_id: str, edition: Edition, naming: Naming) -> Node:
    source = edition.corpus.sources[source_id]
    csl = source.csl
    known = {
        "headline": csl.get("title"),
        "url": csl.get("URL"),
        "datePublished": _csl_day(csl.get("issued")),
        "publisher": _organisation(csl.get("container-title")),
        "author": [_author(author) for author in csl.get("author", ())],
    }
    return {
        "@type": "NewsArticle",
        "@id": naming.source(source_id),
        **{key: value for key, value in known.items() if value},
        "inLanguage": str(csl.get("language", "")),
        "identifier": {"@type": "PropertyValue", "propertyID": "SHA-256", "value": source.sha256},
        "hasPart": list(_quotations(source_id, edition, naming)),
    }


def _quotations(source_id: str, edition: Edition, naming: Naming) -> Iterator[Node]:
    """Yield the proved passages of the source, their words where rights allow."""
    source, article = edition.corpus.sources[source_id], edition.corpus.article_of(source_id)
    proofs, names = edition.proofs.passages, edition.corpus.names
    # all are on one page, whose address takes longer to find than the rest
    begin = naming.passage(f"{source_id}#")
    for key, passage in source.passages.items():
        address = f"{source_id}#{key}"
        proof = proofs.get(address)
        if proof is None:
            continue
        assert article is not None, address
        node: Node = {"@type": "Quotation", "@id": f"{begin}{key}"}
        if source.rights != "none":
            node["text"] = proof.span.of(article.text)
        voice = names.get(passage.voice) if passage.voice else None
        if passage.voice and voice and voice.kind in ("person", "organisation"):
            node["spokenByCharacter"] = {
                "@type": NAME_TYPES[voice.kind],
                "@id": naming.name(passage.voice),
                "name": voice.label.get(edition.language),
            }
        yield node


def _csl_day(issued: object) -> str:
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    numbers = [int(number) for number in parts[0]] if parts else []
    return "-".join(f"{number:0{2 if place else 4}}" for place, number in enumerate(numbers))


def _organisation(name: object) -> Node | None:
    return {"@type": "Organization", "name": str(name)} if name else None


def _author(author: Mapping[str, Any]) -> Node:
    if "literal" in author:
        return {"@type": "Organization", "name": str(author["literal"])}
    parts = {"givenName": author.get("given"), "familyName": author.get("family")}
    named = {key: str(value) for key, value in parts.items() if value}
    return {"@type": "Person", "name": " ".join(named.values()), **named}


def _event(key: str, event: Event, edition: Edition, naming: Naming) -> Node:
    edtf = parse_edtf(event.edtf)
    node: Node = {"@type": "Event", "@id": naming.event(key), "name": event.label.get(edition.language)}
    if not edtf.is_approximate and edtf.kind != "set" and not event.part_of_month:
        first, _, last = edtf.text.partition("/")
        dates = {"startDate": first, "endDate": last}
        node |= {name: date for name, date in dates.items() if date not in ("", "..")}
    if event.status == "planned":
        node["eventStatus"] = "https://schema.org/EventScheduled"
    return node


def _names(edition: Edition, naming: Naming) -> Iterator[Node]:
    """Yield persons, organisations and places; an unnamed official is none of them for certain."""
    for key, name in edition.corpus.names.items():
        if name.kind in NAME_TYPES:
            label = name.label.get(edition.language)
            spellings = dict.fromkeys(form for forms in name.spellings.values() for form in forms)
            others = [form for form in spellings if form != label]
            yield {
                "@type": NAME_TYPES[name.kind],
                "@id": naming.name(key),
                "name": label,
                **({"alternateName": others} if others else {}),
                **({"sameAs": f"http://www.wikidata.org/entity/{name.wikidata}"} if name.wikidata else {}),
            }


def _glossary(edition: Edition, naming: Naming) -> Node:
    """Return the terms; their definitions, which would double the page, are in the glossary to take away."""
    return {
        "@type": "DefinedTermSet",
        "@id": _term_set_id(edition, naming),
        "name": edition.words("Glossary"),
        "inLanguage": edition.language,
        "subjectOf": {
            "@type": "DataDownload",
            "contentUrl": naming.path(GLOSSARY_JSONLD_URI),
            "encodingFormat": "application/ld+json",
        },
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "@id": naming.term(key),
                "name": term.term.get(edition.language),
            }
            for key, term in edition.corpus.terms.items()
        ],
    }
