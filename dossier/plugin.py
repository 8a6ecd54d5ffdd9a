"""The front door for MkDocs: hooks that hand over to the pipeline and to `dossier.publishing.mkdocs_files`.

Errors in the content stop a build, with or without `--strict`; warnings stop a strict one; a preview goes on and shows
what there is.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files

from dossier import pipeline
from dossier.cache import Cache
from dossier.errors import DossierError
from dossier.model.finding import Finding
from dossier.model.location import Location
from dossier.model.shelf import HoldingShelf
from dossier.program import digest_program
from dossier.publishing.exports.head import page_head
from dossier.publishing.mkdocs_files import (
    LOG_LEVELS,
    FileMaker,
    add_theme,
    home_uris,
    is_ours_alone,
    to_files,
)
from dossier.publishing.mkdocs_pages import SiteContext, without_leftovers
from dossier.publishing.preview import PreviewRuns
from dossier.publishing.spool import PageSpool, give_back_large_blocks, give_back_memory
from dossier.reading.files import find_links
from dossier.report import describe, exit_code, severity_of, sort_findings, without_notes
from dossier.text.styles import MISSING_STYLES, can_set_references
from dossier.writing.preview import Remark

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from dossier.cache import Memory
    from dossier.model.shelf import Shelf
    from dossier.pipeline import Written
    from dossier.publishing.mkdocs_files import SiteBefore
    from dossier.publishing.site import Order

log = get_plugin_logger(__name__)


class DossierOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves this hook untyped
    """Options in `mkdocs.yml`; everything else about a dossier stands in `content/dossier.yml`."""

    seeds = Type(str, default="seeds")
    """Folder of the articles, beside `mkdocs.yml`."""
    drafts = Type(bool, default=False)
    """Publish articles that nobody has curated yet; the preview shows them anyway."""


class DossierPlugin(BasePlugin[DossierOptions]):  # type: ignore[no-untyped-call]  # as above
    """Publish a dossier with MkDocs."""

    def __init__(self) -> None:
        self._runs: PreviewRuns | None = None
        self._order: Order | None = None
        self._site: SiteContext | None = None
        self._maker: FileMaker | None = None
        self._files: Files = Files([])

    def take(self, order: Order) -> None:
        """Take what `dossier build` asks for beyond the configuration."""
        self._order = order

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a preview."""
        self._runs = PreviewRuns() if command == "serve" else None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watch what pages are made from, and keep MkDocs from building a navigation of its own."""
        project = _project(config)
        if links := find_links(Path(config.docs_dir)):
            # MkDocs follows links to folders, out of the dossier and round in circles.
            raise PluginError(
                f"{links[0].relative_to(config.docs_dir).as_posix()!r} in the content folder is a link. "
                "Put the file itself there, or remove the link."
            )
        add_theme(config)
        config.watch.extend(
            str(project / folder) for folder in (self.config.seeds, "theme") if (project / folder).is_dir()
        )
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Put the last site of the preview aside, which MkDocs would empty."""
        if self._runs and is_ours_alone(config):
            self._runs.site.put_aside(Path(config.site_dir))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Run the pipeline and put its pages in place of the files of the content folder."""
        give_back_large_blocks()
        earlier = self._earlier(config)
        cache = Cache(_project(config))
        memory = cache.memory("results", digest_program())
        spool = PageSpool()
        shelf = cache.shelf("pages", digest_program())
        held = HoldingShelf(shelf, self._runs.held) if self._runs else shelf
        written = self._write(config, memory, held, spool)
        severities = written.settings.file.severities if written.settings else {}
        findings = sort_findings(written.findings)
        if self._order:
            self._order.report(written.settings, findings)
        else:
            for finding in findings:
                level = LOG_LEVELS[severity_of(finding, severities)]
                log.log(level, describe(finding, severities, more=False))
        if exit_code(findings, severities) and not self._runs:
            raise PluginError("The dossier has errors, so nothing was published; `dossier check` lists them.")
        if config.strict and without_notes(findings, severities) and not self._runs:
            # MkDocs counts warnings only as far as it prints them, so `--quiet` would let them pass.
            raise PluginError("The dossier has warnings and the build is strict; `dossier check` lists them.")
        if not can_set_references():
            log.info(MISSING_STYLES)
        config.nav = home_uris(written.pages)
        remarks = [Remark(finding, severity_of(finding, severities)) for finding in findings]
        shown = (
            self._runs.show(written.editions, written.pages, written.coverage, remarks)
            if self._runs
            else None
        )
        editions = shown.editions if shown else written.editions
        made = self._order.made if self._order else {}
        give_back_memory()
        self._maker = maker = FileMaker(config, spool, earlier)
        self._site = SiteContext(
            written.pages, editions, config, shown, spool=spool, cache=cache, maker=maker
        )
        with pipeline.few_collections():
            found = to_files(
                written.pages,
                written.editions,
                files,
                config,
                shown,
                made,
                cache=cache,
                remembered=memory,
                maker=maker,
            )
            self._site.take_finished(found)
        give_back_memory()
        cache.keep(memory)
        return found

    def _earlier(self, config: MkDocsConfig) -> SiteBefore | None:
        """Return the site before, if files may stay as they are there."""
        if self._runs:
            return self._runs.site.bring_back(Path(config.site_dir))
        return self._order.earlier if self._order and is_ours_alone(config) else None

    def _write(self, config: MkDocsConfig, memory: Memory, shelf: Shelf, spool: PageSpool) -> Written:
        """Run the pipeline; what would end a build is a finding in the preview, which goes on."""
        try:
            return pipeline.write(
                _project(config),
                show_drafts=self.config.drafts or bool(self._order and self._order.drafts),
                is_preview=self._runs is not None,
                use_directory_urls=config.use_directory_urls,
                site_url=config.site_url or "",
                with_styles=self._runs is None,
                remembered=memory,
                shelf=shelf,
                head=page_head,
                take=spool.take,
            )
        except DossierError as error:
            if self._runs is None:
                raise PluginError(f"{error.message} {error.hint}".strip()) from error
            place = Location(f"{Path(config.docs_dir).name}/dossier.yml")
            return pipeline.nothing_written((Finding("file-missing", error.message, place),))

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Take the theme's templates as an earlier build compiled them."""
        if self._site:
            self._site.prepare_templates(env)
            self._site.let_go()
            give_back_memory()
        self._files = files
        return env

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Prepare the front matter before any template sees it, and render the page."""
        if self._site is None:
            return markdown
        self._site.prepare_meta(page)
        return self._site.take_over(page, markdown, files)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put what was found beside what it is about, in the preview."""
        return self._site.content(page, html) if self._site else html

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        """Give the template the page's language and the dossier's own values."""
        if self._site:
            self._site.fill(page)
            context.update(self._site.for_page(page))
        return context

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """Give the page for lost readers its words in each language."""
        if self._site and template_name == "404.html":
            context["missing_page"] = self._site.missing_page
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Take out what Material leaves for a script that no page loads, or put the page as it was."""
        return self._site.finish(page, output) if self._site else without_leftovers(output)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Do the same for pages without Markdown."""
        return without_leftovers(output_content) if template_name.endswith(".html") else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish what MkDocs did not have to do, and tidy up."""
        if self._site:
            self._site.check_links()
            self._site.put()
        if self._runs and self._maker and is_ours_alone(config):
            uris = {file.dest_uri for file in self._files}
            self._runs.site.complete(Path(config.site_dir), self._maker.digests, uris)

    def on_shutdown(self) -> None:
        """Remove what a preview put aside that was ended while it built."""
        if self._runs:
            self._runs.site.forget()


def _project(config: MkDocsConfig) -> Path:
    """Return the folder of `mkdocs.yml`."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent
