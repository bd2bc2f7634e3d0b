"""OpenTelemetry's instrumentation of Google's SDK by itself, without any switch."""

from opentelemetry.instrumentation.google_genai import GoogleGenAiSdkInstrumentor

import open_telemetry
from calls import google_calls

SCENARIOS = google_calls.SCENARIOS


def instrument():
    flush = open_telemetry.set_up()
    GoogleGenAiSdkInstrumentor().instrument()
    return flush
