"""Langfuse's drop-in for the OpenAI SDK, whose exporter is OTLP/HTTP to Langfuse's address."""

import os

from langfuse import Langfuse, observe

from calls import openai_calls

observing = Langfuse(public_key="any", secret_key="any", base_url=os.environ["OTEL_EXPORTER_OTLP_ENDPOINT"])


@observe(as_type="agent")
def agent():
    openai_calls.cached()
    openai_calls.chat()


SCENARIOS = {**openai_calls.SCENARIOS, "agent": agent}


def instrument():
    from langfuse.openai import OpenAI

    openai_calls.OpenAI = OpenAI
    return observing.flush
