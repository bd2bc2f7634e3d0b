"""
OpenLLMetry's instrumentation of Amazon Bedrock. Those of Cohere and Mistral, 0.62.4, see nothing of Cohere's SDK 7 and do not load
beside Mistral's 3.
"""

from opentelemetry.instrumentation.bedrock import BedrockInstrumentor

import open_telemetry
from calls import bedrock_calls

SCENARIOS = bedrock_calls.SCENARIOS


def instrument():
    flush = open_telemetry.set_up()
    BedrockInstrumentor().instrument()
    return flush
