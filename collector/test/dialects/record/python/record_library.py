"""Runs the scenarios of one library and writes what its exporter sent: `record_library.py LIBRARY FOLDER PACKAGE...`."""

import importlib
import json
import os
import sys
import traceback
from importlib.metadata import version

from otlp_sink import OtlpSink
from without_machine import without_machine


def record(library, folder, packages):
    """One file for each scenario; which of them failed."""
    sink = OtlpSink()
    os.environ["OTEL_EXPORTER_OTLP_ENDPOINT"] = sink.url
    os.environ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf"
    os.environ["OTEL_SERVICE_NAME"] = "recorded"
    module = importlib.import_module(f"libraries.{library}")
    flush = module.instrument()
    failed = []
    for scenario, call in module.SCENARIOS.items():
        sink.exports.clear()
        try:
            call()
        except Exception:
            traceback.print_exc()
            failed.append(scenario)
        flush()
        file = os.path.join(folder, f"{scenario}.json")
        if not sink.exports:
            # The library does not see this call; there is nothing to replay.
            print(f"{library}: {scenario} sent nothing", file=sys.stderr)
            continue
        recording = {
            "library": os.path.basename(folder),
            "versions": {package: version(package) for package in packages},
            "scenario": scenario,
            "exports": without_machine(sink.exports),
        }
        with open(file, "w") as written:
            json.dump(recording, written, indent=1, ensure_ascii=False)
            written.write("\n")
    return failed


if __name__ == "__main__":
    _, name, to, *told = sys.argv
    os.makedirs(to, exist_ok=True)
    without = record(name, to, told)
    if without:
        print(f"{name}: failed were {', '.join(without)}; see above", file=sys.stderr)
    # Some libraries leave threads behind that would keep the process.
    sys.stderr.flush()
    os._exit(1 if without else 0)
