"""Set up the project's own environment in `.venv` and run one of its commands there.

Needs nothing but Python 3.11 or newer. Everything is installed in the versions and with the hashes of `requirements/`;
what is already installed is not looked up again.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

OLDEST_PYTHON = (3, 11)
PROJECT = Path(__file__).resolve().parent
ENVIRONMENT = PROJECT / ".venv"
PROGRAMS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
REQUIREMENTS = PROJECT / "requirements"
FIRST_PORT = 8000

STATIC_CHECKS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy",),
    ("lint-imports",),
)
LOCK = (
    "uv", "pip", "compile", "pyproject.toml", "requirements/build.in", "--universal", "--generate-hashes",
    "--python-version=3.11", "--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate", "--quiet",
    "--upgrade",
)  # fmt: skip


def main() -> int:
    """Run the command that the options name and return its exit code."""
    options = read_options()
    refuse_old_python()
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        return 0


def read_options() -> argparse.Namespace:
    """Read what the person asks for; further arguments of `test` are for pytest."""
    parser = argparse.ArgumentParser(description="Set up the project in .venv and run one of its commands.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for function in (serve, build, publish, test, release_check, lock):
        name = function.__name__.replace("_", "-")
        command = commands.add_parser(name, help=function.__doc__, description=function.__doc__)
        command.set_defaults(run=function)
    options, others = parser.parse_known_args()
    if others and options.run is not test:
        parser.error(f"unknown argument: {others[0]}")
    options.arguments = others
    return options


def serve(_options: argparse.Namespace) -> int:
    """Serve the dossier with live reload at a printed address."""
    set_up("run")
    address = f"127.0.0.1:{free_port()}"
    print(f"Serving the dossier at http://{address}/ once it is built. Stop with Ctrl+C.", flush=True)
    return run("mkdocs", "serve", "--dev-addr", address)


def build(_options: argparse.Namespace) -> int:
    """Build the site into `site/`; warnings stop the build."""
    set_up("run")
    return run("mkdocs", "build", "--strict")


def publish(_options: argparse.Namespace) -> int:
    """Build the site into `site/` with all that takes long: editions, citation styles and an archive to take along."""
    set_up("publish")
    return run("dossier", "build", "--complete", "--strict", "site")


def test(options: argparse.Namespace) -> int:
    """Check style, types and imports, then run the tests."""
    set_up("test")
    check_statically()
    return run("pytest", "-n", "2", "--dist", "loadgroup", *options.arguments)


def release_check(_options: argparse.Namespace) -> int:
    """Do all that `test` does, build the site from scratch, and run the long tests, too."""
    set_up("test")
    check_statically()
    need("dossier", "check")
    with tempfile.TemporaryDirectory() as folder:
        need("mkdocs", "build", "--strict", "--quiet", "--site-dir", str(Path(folder) / "site"))
        need("dossier", "write", str(Path(folder) / "pages"))
    return run("pytest", "-n", "2", "--dist", "loadgroup", "-m", "slow or not slow")


def lock(_options: argparse.Namespace) -> int:
    """Look up all versions anew and write `requirements/*.txt`."""
    set_up("test")
    need(*LOCK, "--output-file", "requirements/run.txt")
    within = ("--constraint", "requirements/run.txt")
    extras = ("--extra", "editions", "--extra", "styles")
    need(*LOCK, "--output-file", "requirements/publish.txt", *extras, *within)
    need(*LOCK, "--output-file", "requirements/test.txt", "--extra", "test", *within)
    return 0


def refuse_old_python() -> None:
    """End the run if this Python is too old."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        found = ".".join(map(str, sys.version_info[:3]))
        sys.exit(
            f"run.py: this is Python {found}, and the project needs 3.11 or newer. "
            "Start run.py with a newer one, such as: python3.12 run.py serve"
        )


def set_up(kind: str) -> None:
    """Install what the lock file lists and the project itself, unless it is there already."""
    wanted = fingerprint(kind)
    stamp = ENVIRONMENT / f"installed-{kind}"
    if is_working() and stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    if not is_working():
        make_environment()
    print("Installing what the project needs into .venv. This takes a minute and happens once.", flush=True)
    stamp.unlink(missing_ok=True)
    lock_file = str(REQUIREMENTS / f"{kind}.txt")
    need("python", "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", lock_file)
    # the build tools are in the lock, so nothing is looked up here
    run(
        "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-build-isolation",
        "--no-deps",
        "--no-index",
        "--editable",
        ".",
    )
    stamp.write_text(wanted, encoding="utf-8")


def fingerprint(kind: str) -> str:
    """Return a digest of everything that decides what is installed."""
    digest = hashlib.sha256(sys.version.encode())
    for path in (REQUIREMENTS / f"{kind}.txt", PROJECT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_working() -> bool:
    """Tell whether `.venv` was made in this folder and holds a Python that starts and is new enough."""
    record = ENVIRONMENT / "pyvenv.cfg"
    if not PYTHON.exists() or str(ENVIRONMENT) not in record.read_text(encoding="utf-8"):
        return False
    question = f"import sys, pip; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    try:
        return subprocess.run([PYTHON, "-c", question], check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def make_environment() -> None:
    """Make `.venv` afresh."""
    if any(importlib.util.find_spec(module) is None for module in ("venv", "ensurepip")):
        sys.exit(
            "run.py: this Python cannot make environments (its module venv or ensurepip is missing). "
            f"On Debian and Ubuntu: sudo apt install python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        )
    if ENVIRONMENT.exists():
        shutil.rmtree(ENVIRONMENT)
    subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)


def check_statically() -> None:
    """Run the checks that need no run of the program."""
    for check in STATIC_CHECKS:
        print(f"== {' '.join(check)}", flush=True)
        need(*check)
    print("== pytest", flush=True)


def need(program: str, *arguments: str) -> None:
    """Run a program of the environment; its failure ends the whole run."""
    code = run(program, *arguments)
    if code:
        print(f"run.py: stopped, because this failed: {program} {' '.join(arguments)}", file=sys.stderr)
        sys.exit(code)


def run(program: str, *arguments: str) -> int:
    """Run a program of the environment in the project folder and return its exit code."""
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PYTHONUTF8": "1",
        "PATH": os.pathsep.join((str(PROGRAMS), os.environ.get("PATH", ""))),
    }
    path = shutil.which(program, path=str(PROGRAMS)) or str(PROGRAMS / program)
    return subprocess.run([path, *arguments], check=False, cwd=PROJECT, env=environment).returncode


def free_port() -> int:
    """Return the first port from 8000 on that nothing else uses."""
    for port in range(FIRST_PORT, FIRST_PORT + 100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    return FIRST_PORT


if __name__ == "__main__":
    sys.exit(main())
