"""OpenInference as it was in spring 2025."""

from openinference.instrumentation.anthropic import AnthropicInstrumentor
from openinference.instrumentation.openai import OpenAIInstrumentor

import open_telemetry
from calls import anthropic_calls, openai_calls

SCENARIOS = {**openai_calls.SCENARIOS, **anthropic_calls.SCENARIOS}


def instrument():
    flush = open_telemetry.set_up()
    for instrumentor in (OpenAIInstrumentor, AnthropicInstrumentor):
        instrumentor().instrument()
    return flush
