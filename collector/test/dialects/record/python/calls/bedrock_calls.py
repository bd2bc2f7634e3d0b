"""Calls of Amazon Bedrock."""

import json
import os

import boto3

from calls import CLAUDE_CACHED, QUESTION, using

CLAUDE = "anthropic.claude-sonnet-4-5-20250929-v1:0"
MESSAGE = {"role": "user", "content": [{"text": QUESTION}]}


def bedrock(headers):
    """A client that sends these headers with each request."""
    client = boto3.client(
        "bedrock-runtime",
        endpoint_url=f"{os.environ['PROVIDERS']}/bedrock",
        region_name="us-east-1",
        aws_access_key_id="any",
        aws_secret_access_key="any",
    )

    def add_headers(request, **_):
        for name, value in headers.items():
            request.headers[name] = value

    client.meta.events.register("before-sign.bedrock-runtime.*", add_headers)
    return client


def converse():
    bedrock(using(CLAUDE_CACHED)).converse(modelId=CLAUDE, messages=[MESSAGE])


def converse_stream():
    for _ in bedrock(using(CLAUDE_CACHED)).converse_stream(modelId=CLAUDE, messages=[MESSAGE])["stream"]:
        pass


def invoke():
    asked = {"anthropic_version": "bedrock-2023-05-31", "max_tokens": 4096, "messages": [{"role": "user", "content": QUESTION}]}
    answer = bedrock(using(CLAUDE_CACHED)).invoke_model(modelId=CLAUDE, body=json.dumps(asked).encode(), contentType="application/json")
    answer["body"].read()


SCENARIOS = {
    "bedrock-converse": converse,
    "bedrock-converse-stream": converse_stream,
    "bedrock-invoke": invoke,
}
