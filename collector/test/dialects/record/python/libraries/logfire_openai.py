"""Logfire's own instrumentation of the OpenAI and Anthropic SDKs."""

import logfire

from calls import anthropic_calls, openai_calls

SCENARIOS = {**openai_calls.SCENARIOS, **anthropic_calls.SCENARIOS}


def instrument():
    logfire.configure(send_to_logfire=False, console=False, service_name="recorded")
    logfire.instrument_openai()
    logfire.instrument_anthropic()
    return logfire.force_flush
