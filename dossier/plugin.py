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

from dossier import pipeline
from dossier.errors import DossierError
from dossier.publishing.mkdocs_files import LOG_LEVELS, SiteContext, home_uris, to_files, without_leftovers
from dossier.report import describe, exit_code, severity_of, sort_findings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = get_plugin_logger(__name__)


class DossierOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves this hook untyped
    """Options in `mkdocs.yml`; everything else about a dossier stands in `content/dossier.yml`."""

    seeds = Type(str, default="seeds")
    """Folder of the articles, beside `mkdocs.yml`."""


class DossierPlugin(BasePlugin[DossierOptions]):  # type: ignore[no-untyped-call]  # as above
    """Publish a dossier with MkDocs."""

    def __init__(self) -> None:
        self._is_preview = False
        self._site: SiteContext | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002  # the signature MkDocs calls
        """Remember whether this is a preview."""
        self._is_preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watch what pages are made from, and keep MkDocs from building a navigation of its own."""
        project = _project(config)
        config.watch.extend(
            str(project / folder) for folder in (self.config.seeds, "theme") if (project / folder).is_dir()
        )
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Run the pipeline and put its pages in place of the files of the content folder."""
        try:
            written = pipeline.write(
                _project(config),
                show_drafts=self._is_preview,
                use_directory_urls=config.use_directory_urls,
                site_url=config.site_url or "",
            )
        except DossierError as error:
            raise PluginError(f"{error.message} {error.hint}".strip()) from error
        severities = written.settings.file.severities if written.settings else {}
        for finding in sort_findings(written.findings):
            log.log(LOG_LEVELS[severity_of(finding, severities)], describe(finding, severities, more=False))
        if exit_code(written.findings, severities) and not self._is_preview:
            raise PluginError("The dossier has errors, so nothing was published; `dossier check` lists them.")
        config.nav = home_uris(written.pages)
        self._site = SiteContext(written.pages, written.editions, config, is_preview=self._is_preview)
        return to_files(written.pages, written.editions, files, config)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Prepare the front matter before any template sees it."""
        if self._site:
            self._site.prepare_meta(page)
        return markdown

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Any) -> Any:  # noqa: ARG002
        """Give the template the page's language and the dossier's own values."""
        if self._site:
            context.update(self._site.for_page(page))
        return context

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:  # noqa: ARG002
        """Give the page for lost readers its words in each language."""
        if self._site and template_name == "404.html":
            context["missing_page"] = self._site.for_missing_page()
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Take out what Material leaves for a script that no page loads."""
        return without_leftovers(output)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Do the same for pages without Markdown."""
        return without_leftovers(output_content) if template_name.endswith(".html") else output_content


def _project(config: MkDocsConfig) -> Path:
    """Return the folder of `mkdocs.yml`."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent
