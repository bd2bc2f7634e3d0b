"""Calls of the Anthropic SDK."""

import os

from anthropic import Anthropic

from calls import CLAUDE_CACHED, PLAIN, QUESTION, WEATHER, failing, using

MESSAGES = [{"role": "user", "content": QUESTION}]
TOOL = {"name": "get_weather", "description": "The weather", "input_schema": WEATHER}


def create(headers, **more):
    client = Anthropic(base_url=f"{os.environ['PROVIDERS']}/anthropic", api_key="any", max_retries=0)
    return client.messages.create(
        model="claude-sonnet-4-5", max_tokens=4096, messages=MESSAGES, extra_headers=headers, **more
    )


def chat():
    create(using(PLAIN))


def cached():
    create(using(CLAUDE_CACHED))


def stream():
    for _ in create(using(CLAUDE_CACHED), stream=True):
        pass


def tool_call():
    create(using(PLAIN, "tool-call"), tools=[TOOL])


def error():
    with failing():
        create({"x-scenario": "error-529"})


SCENARIOS = {
    "anthropic-chat": chat,
    "anthropic-cached": cached,
    "anthropic-stream": stream,
    "anthropic-tool-call": tool_call,
    "anthropic-error": error,
}
