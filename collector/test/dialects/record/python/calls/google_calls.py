"""Calls of the Google GenAI SDK."""

import os

from google import genai
from google.genai import types

from calls import GEMINI_THOUGHTS, PLAIN, QUESTION, failing, using

MODEL = "gemini-2.5-flash"


def client():
    return genai.Client(api_key="any", http_options=types.HttpOptions(base_url=f"{os.environ['PROVIDERS']}/google"))


def asked(headers):
    config = types.GenerateContentConfig(http_options=types.HttpOptions(headers=headers))
    return {"model": MODEL, "contents": QUESTION, "config": config}


def chat():
    with client() as google:
        google.models.generate_content(**asked(using(PLAIN)))


def thoughts():
    with client() as google:
        google.models.generate_content(**asked(using(GEMINI_THOUGHTS)))


def stream():
    with client() as google:
        for _ in google.models.generate_content_stream(**asked(using(GEMINI_THOUGHTS))):
            pass


def error():
    with failing(), client() as google:
        google.models.generate_content(**asked({"x-scenario": "error-400"}))


SCENARIOS = {
    "google-chat": chat,
    "google-thoughts": thoughts,
    "google-stream": stream,
    "google-error": error,
}
