"""OpenLLMetry as it was with `gen_ai.usage.prompt_tokens` and `gen_ai.system`."""

from opentelemetry.instrumentation.anthropic import AnthropicInstrumentor
from opentelemetry.instrumentation.openai import OpenAIInstrumentor

import open_telemetry
from calls import anthropic_calls, openai_calls

SCENARIOS = {**openai_calls.SCENARIOS, **anthropic_calls.SCENARIOS}


def instrument():
    flush = open_telemetry.set_up()
    for instrumentor in (OpenAIInstrumentor, AnthropicInstrumentor):
        instrumentor().instrument()
    return flush
