"""OpenLIT as it was in spring 2025; of a stream's last event, which has a usage and no choice, it makes an error of the caller's."""

import openlit

import open_telemetry
from calls import anthropic_calls, openai_calls

SCENARIOS = {**openai_calls.SCENARIOS, **anthropic_calls.SCENARIOS}
del SCENARIOS["openai-stream"]


def instrument():
    flush = open_telemetry.set_up()
    openlit.init(application_name="recorded", disable_metrics=True)
    return flush
