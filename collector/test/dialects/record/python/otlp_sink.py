"""Takes in what an OTLP/HTTP exporter sends and keeps it as OTLP/JSON."""

import base64
import gzip
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from google.protobuf.json_format import MessageToDict
from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceRequest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

MESSAGES = {"traces": ExportTraceServiceRequest, "logs": ExportLogsServiceRequest}
IDS = ("traceId", "spanId", "parentSpanId")


class OtlpSink:
    """A server on a free port of the loopback interface; `exports` has every body in the order in which it came."""

    def __init__(self):
        self.exports = []
        exports = self.exports

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("content-length", "0")))
                # Langfuse sends under /api/public/otel; a signal is the last part of any path.
                signal = self.path.rsplit("/", 1)[-1]
                if signal in MESSAGES:
                    exports.append({"signal": signal, "body": decoded(signal, body, self.headers)})
                self.send_response(200)
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self._server.server_port}"

    def close(self):
        self._server.shutdown()


def decoded(signal, body, headers):
    """The body as OTLP/JSON has it: ids in hexadecimal digits, where protobuf's own JSON has base64."""
    if headers.get("content-encoding") == "gzip":
        body = gzip.decompress(body)
    if "json" in headers.get("content-type", ""):
        return json.loads(body)
    return with_hex_ids(MessageToDict(MESSAGES[signal].FromString(body), use_integers_for_enums=True))


def with_hex_ids(value):
    if isinstance(value, list):
        return [with_hex_ids(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: base64.b64decode(each).hex() if key in IDS and isinstance(each, str) else with_hex_ids(each)
        for key, each in value.items()
    }
