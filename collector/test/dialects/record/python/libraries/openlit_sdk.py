"""OpenLIT, with a price list of its own, which it would fetch otherwise."""

import json
import os
import tempfile

import openlit

import open_telemetry
from calls import anthropic_calls, google_calls, openai_calls

PRICES = {
    "chat": {"gpt-4o": {"promptPrice": 0.0025, "completionPrice": 0.01}},
    "embeddings": {"text-embedding-3-small": 0.00002},
    "images": {},
    "audio": {},
}

SCENARIOS = {**openai_calls.SCENARIOS, **anthropic_calls.SCENARIOS, **google_calls.SCENARIOS}


def instrument():
    flush = open_telemetry.set_up()
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as prices:
        json.dump(PRICES, prices)
    # The SDKs' own HTTP clients are instrumented too unless that is switched off.
    off = ["httpx", "requests", "urllib", "urllib3", "aiohttp-client"]
    openlit.init(application_name="recorded", pricing_json=prices.name, disable_metrics=True, disabled_instrumentors=off)
    os.unlink(prices.name)
    return flush
