"""Arize's OpenInference."""

from openinference.instrumentation.anthropic import AnthropicInstrumentor
from openinference.instrumentation.google_genai import GoogleGenAIInstrumentor
from openinference.instrumentation.langchain import LangChainInstrumentor
from openinference.instrumentation.openai import OpenAIInstrumentor

import open_telemetry
from calls import anthropic_calls, google_calls, langchain_calls, openai_calls

SCENARIOS = {
    **openai_calls.SCENARIOS,
    **anthropic_calls.SCENARIOS,
    **google_calls.SCENARIOS,
    **langchain_calls.CHAIN,
    **langchain_calls.AGENT,
}


def instrument():
    flush = open_telemetry.set_up()
    for instrumentor in (OpenAIInstrumentor, AnthropicInstrumentor, GoogleGenAIInstrumentor, LangChainInstrumentor):
        instrumentor().instrument()
    return flush
