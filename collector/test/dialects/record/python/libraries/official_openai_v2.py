"""OpenTelemetry's first instrumentation of OpenAI, as it is without any switch: conventions 1.30."""

from opentelemetry.instrumentation.openai_v2 import OpenAIInstrumentor

import open_telemetry
from calls import openai_calls

SCENARIOS = openai_calls.SCENARIOS


def instrument():
    flush = open_telemetry.set_up()
    OpenAIInstrumentor().instrument()
    return flush
