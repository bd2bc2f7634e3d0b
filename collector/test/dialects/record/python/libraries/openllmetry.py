"""Traceloop's OpenLLMetry by its SDK, with a workflow of the SDK's decorators around the calls of two providers."""

import os

from traceloop.sdk import Instruments, Traceloop
from traceloop.sdk.decorators import task, workflow
from traceloop.sdk.tracing.tracing import TracerWrapper

from calls import anthropic_calls, google_calls, langchain_calls, openai_calls


@workflow(name="capital-cities")
def capital_cities():
    ask_both()


@task(name="ask-both")
def ask_both():
    openai_calls.cached()
    anthropic_calls.cached()


SCENARIOS = {
    **openai_calls.SCENARIOS,
    **anthropic_calls.SCENARIOS,
    **google_calls.SCENARIOS,
    **langchain_calls.CHAIN,
    "workflow": capital_cities,
}


def instrument():
    Traceloop.init(
        app_name="recorded",
        api_endpoint=os.environ["OTEL_EXPORTER_OTLP_ENDPOINT"],
        api_key="any",
        telemetry_enabled=False,
        instruments={Instruments.OPENAI, Instruments.ANTHROPIC, Instruments.GOOGLE_GENERATIVEAI, Instruments.LANGCHAIN},
    )
    return lambda: TracerWrapper().flush()
