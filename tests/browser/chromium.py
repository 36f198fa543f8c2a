"""Where Chromium is. `python -m tests.browser.chromium` installs it where that can be done."""

import os
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# Package manager → the command that installs Chromium without asking.
INSTALLERS = {
    "apt-get": "apt-get install --yes --no-install-recommends chromium",
    "dnf": "dnf install --assumeyes chromium",
    "apk": "apk add chromium",
    "pacman": "pacman -S --noconfirm chromium",
    "zypper": "zypper --non-interactive install chromium",
}
# As root and in a container; nothing that calls home, so that a closed network is no trouble.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NoChromium(Exception):
    """There is none; the message names the one command to run."""


def find() -> str:
    """The path of Chromium: $CHROMIUM, or the first on the path. Raises NoChromium."""
    for name in filter(None, (os.environ.get("CHROMIUM"), *NAMES)):
        if path := shutil.which(name):
            return path
    command = _install_command()
    how = f"run: sudo {command}" if command else "install Chromium"
    raise NoChromium(f"The browser tests need Chromium: {how} (or set CHROMIUM to its path).")


def install() -> None:
    """Install Chromium by the system's package manager. Raises NoChromium where it cannot."""
    command = _install_command()
    if command is None or os.geteuid() != 0:
        find()
        return
    print(f"Chromium is missing: {command}", flush=True)
    if command.startswith("apt-get"):
        subprocess.run(["apt-get", "update", "--quiet"], check=False)
    subprocess.run(command.split(), check=False)
    find()


def _install_command() -> str | None:
    return next((told for name, told in INSTALLERS.items() if shutil.which(name)), None)


if __name__ == "__main__":
    try:
        find()
    except NoChromium:
        try:
            install()
        except NoChromium as missing:
            # The other tests are still worth running; the browser's will fail with this too.
            print(missing)
