"""OpenTelemetry's own instrumentations, with the latest conventions that they know and usage events beside the spans."""

import os

from opentelemetry.instrumentation.genai.anthropic import AnthropicInstrumentor
from opentelemetry.instrumentation.genai.langchain import LangChainInstrumentor
from opentelemetry.instrumentation.genai.openai import OpenAIInstrumentor
from opentelemetry.instrumentation.google_genai import GoogleGenAiSdkInstrumentor

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
    os.environ["OTEL_SEMCONV_STABILITY_OPT_IN"] = "gen_ai_latest_experimental"
    os.environ["OTEL_INSTRUMENTATION_GENAI_EMIT_EVENT"] = "true"
    flush = open_telemetry.set_up()
    for instrumentor in (OpenAIInstrumentor, AnthropicInstrumentor, GoogleGenAiSdkInstrumentor, LangChainInstrumentor):
        instrumentor().instrument()
    return flush
