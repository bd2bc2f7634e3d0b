"""LiteLLM's callback `otel`, which is its SDK's and its proxy's."""

import os
import time

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"

import litellm
from litellm.integrations.opentelemetry import OpenTelemetry

import open_telemetry
from calls import litellm_calls

SCENARIOS = litellm_calls.SCENARIOS
#: Seconds for the callbacks, which run in threads of LiteLLM's that it gives no way to wait for.
CALLBACKS = 2


def instrument():
    flush = open_telemetry.set_up()
    litellm.callbacks = [OpenTelemetry()]

    def flush_after_callbacks():
        time.sleep(CALLBACKS)
        flush()

    return flush_after_callbacks
