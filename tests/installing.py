"""Programs the tests need from the system. `python -m tests.installing` installs what is missing.

Where that takes rights it has not, it says what to type; the tests that need the program fail
with the same words.
"""

import os
import shutil
import subprocess
from dataclasses import dataclass

# Package manager → the command that installs a package without asking.
INSTALLERS = {
    "apt-get": "apt-get install --yes --no-install-recommends {}",
    "dnf": "dnf install --assumeyes {}",
    "apk": "apk add {}",
    "pacman": "pacman -S --noconfirm {}",
    "zypper": "zypper --non-interactive install {}",
}
# Where servers are kept out of the way of those who are not root.
FOLDERS = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"])


class NotInstalled(Exception):
    """It is not there; the message names the one command to run."""


@dataclass(frozen=True)
class Program:
    """One program: what needs it, its names, the variable that names another, its packages."""

    title: str
    needed_by: str
    variable: str
    names: tuple[str, ...]
    package: str
    # Where a package manager calls it otherwise.
    packages: tuple[tuple[str, str], ...] = ()

    def find(self) -> str:
        """Its path: the variable's, or the first name on the path. Raises NotInstalled."""
        for name in filter(None, (os.environ.get(self.variable), *self.names)):
            if path := shutil.which(name, path=FOLDERS):
                return path
        command = self.install_command()
        how = f"run: sudo {command}" if command else f"install {self.title}"
        raise NotInstalled(
            f"{self.needed_by} need {self.title}: {how} (or set {self.variable} to its path)."
        )

    def install(self) -> None:
        """By the system's package manager. Raises NotInstalled where that cannot be done."""
        command = self.install_command()
        if command is not None and os.geteuid() == 0:
            print(f"{self.title} is missing: {command}", flush=True)
            if command.startswith("apt-get"):
                subprocess.run(["apt-get", "update", "--quiet"], check=False)
            subprocess.run(command.split(), check=False)
        self.find()

    def install_command(self) -> str | None:
        for manager, told in INSTALLERS.items():
            if shutil.which(manager):
                return told.format(dict(self.packages).get(manager, self.package))
        return None


CHROMIUM = Program(
    title="Chromium",
    needed_by="The browser tests",
    variable="CHROMIUM",
    names=("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    package="chromium",
)
NGINX = Program(
    title="nginx",
    needed_by="The tests of the cache in front of the site",
    variable="NGINX",
    names=("nginx",),
    package="nginx",
    packages=(("apt-get", "nginx-light"),),
)


def main() -> None:
    for program in (CHROMIUM, NGINX):
        try:
            program.find()
        except NotInstalled:
            try:
                program.install()
            except NotInstalled as missing:
                # The other tests are still worth running; these will fail with this too.
                print(missing)


if __name__ == "__main__":
    main()
