"""Calls of the OpenAI SDK."""

import os

from openai import OpenAI

from calls import CACHED, PLAIN, QUESTION, REASONING, WEATHER, failing, using

MESSAGES = [{"role": "user", "content": QUESTION}]
TOOL = {"type": "function", "function": {"name": "get_weather", "description": "The weather", "parameters": WEATHER}}


def client():
    return OpenAI(base_url=f"{os.environ['PROVIDERS']}/openai/v1", api_key="any", max_retries=0)


def chat():
    client().chat.completions.create(model="gpt-4o", messages=MESSAGES, extra_headers=using(PLAIN))


def stream():
    options = {"include_usage": True}
    for _ in client().chat.completions.create(
        model="gpt-4o", messages=MESSAGES, stream=True, stream_options=options, extra_headers=using(CACHED)
    ):
        pass


def cached():
    client().chat.completions.create(model="gpt-5", messages=MESSAGES, extra_headers=using(CACHED))


def reasoning():
    client().chat.completions.create(model="gpt-5", messages=MESSAGES, extra_headers=using(REASONING))


def tool_call():
    client().chat.completions.create(
        model="gpt-4o", messages=MESSAGES, tools=[TOOL], extra_headers=using(PLAIN, "tool-call")
    )


def error():
    with failing():
        client().chat.completions.create(model="gpt-4o", messages=MESSAGES, extra_headers={"x-scenario": "error-429"})


def embeddings():
    client().embeddings.create(
        model="text-embedding-3-small", input=["Paris", "London"], dimensions=4, extra_headers=using({"inputTokens": 12})
    )


def responses():
    client().responses.create(model="gpt-5", input=QUESTION, extra_headers=using({**CACHED, "reasoningTokens": 64}))


SCENARIOS = {
    "openai-chat": chat,
    "openai-stream": stream,
    "openai-cached": cached,
    "openai-reasoning": reasoning,
    "openai-tool-call": tool_call,
    "openai-error": error,
    "openai-embeddings": embeddings,
    "openai-responses": responses,
}
