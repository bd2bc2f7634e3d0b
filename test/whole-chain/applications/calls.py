"""What both Python applications do: rounds of calls until a line comes on stdin, then the last calls. Prints JSON about what was made."""

import json
import os
import sys
import threading
import time

from openai import BadRequestError, OpenAI

MESSAGES = [{"role": "user", "content": "Which shoes go with a blue suit?"}]


def used(**usage):
    return {"x-usage": json.dumps(usage)}


def make_calls():
    """A round is a chat, a streamed chat and embeddings; the last calls are an expensive one and one that fails."""
    client = OpenAI(base_url=os.environ["OPENAI_BASE_URL"], api_key="any", max_retries=0)
    chat = client.chat.completions
    told = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.readline(), told.set()), daemon=True).start()
    rounds, ids = 0, []
    while not told.is_set():
        answer = chat.create(model="gpt-4.1", messages=MESSAGES, extra_headers=used(inputTokens=1000, outputTokens=100))
        ids.append(answer.id)
        for chunk in chat.create(
            model="gpt-5-mini",
            messages=MESSAGES,
            stream=True,
            stream_options={"include_usage": True},
            extra_headers=used(inputTokens=1000, outputTokens=200),
        ):
            streamed = chunk.id
        ids.append(streamed)
        client.embeddings.create(model="text-embedding-3-small", input="shoes", extra_headers=used(inputTokens=1000, outputTokens=0))
        rounds += 1
        time.sleep(0.1)
    expensive = chat.create(model="gpt-5", messages=MESSAGES, extra_headers=used(inputTokens=100_000, outputTokens=10_000))
    ids.append(expensive.id)
    try:
        chat.create(model="gpt-5", messages=MESSAGES, extra_headers={"x-scenario": "error-400"})
        raise SystemExit("the call that fails did not fail")
    except BadRequestError:
        pass
    return {"rounds": rounds, "responseIds": ids, "expensiveId": expensive.id}
