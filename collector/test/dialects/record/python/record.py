"""Records again what the libraries send: `python record.py [FOLDER...]`, all of them without a name. See README.md."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from recordings import RECORDINGS

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[4]
PROVIDERS = ["node", "--conditions=@spancost/source", "examples/providers/src/main.ts", "--port", "0"]


def main(wanted):
    chosen = [recording for recording in RECORDINGS if not wanted or recording.folder in wanted]
    unknown = set(wanted) - {recording.folder for recording in RECORDINGS}
    if unknown:
        sys.exit(f"no recording is named {', '.join(sorted(unknown))}; there are {', '.join(r.folder for r in RECORDINGS)}")
    providers = subprocess.Popen(PROVIDERS, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        url = providers.stdout.readline().strip()
        with tempfile.TemporaryDirectory() as folder:
            failed = [each.folder for each in chosen if not record(each, url, Path(folder))]
    finally:
        providers.terminate()
        providers.wait()
    if failed:
        sys.exit(f"not recorded: {', '.join(failed)}")


def record(recording, providers, folder):
    """Whether every scenario of it was recorded."""
    python = environment(recording.requirements, folder)
    to = HERE.parents[1] / "recordings" / recording.folder
    print(f"{recording.folder} …", flush=True)
    done = subprocess.run(
        [python, "record_library.py", recording.library, str(to), *recording.packages],
        cwd=HERE,
        env={**os.environ, "PROVIDERS": providers, "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )
    return done.returncode == 0


def environment(requirements, folder):
    """The interpreter of a virtual environment with exactly these packages; they are complete, so pip resolves nothing."""
    made = folder / requirements
    python = made / "bin" / "python"
    if not made.exists():
        subprocess.run([sys.executable, "-m", "venv", made], check=True)
        file = HERE / "requirements" / f"{requirements}.txt"
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-deps", "--requirement", file], check=True)
    return str(python)


if __name__ == "__main__":
    main(sys.argv[1:])
