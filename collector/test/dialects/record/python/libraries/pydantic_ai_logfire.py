"""Pydantic AI, instrumented by Logfire, which sends to the application's own OTLP endpoint."""

import logfire

from calls import pydantic_calls

SCENARIOS = pydantic_calls.SCENARIOS


def instrument():
    logfire.configure(send_to_logfire=False, console=False, service_name="recorded")
    logfire.instrument_pydantic_ai()
    return logfire.force_flush


