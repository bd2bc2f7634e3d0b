/** Parts of a form that say what is asked for; files and texts are not among them. */
const FORM_FIELD = /name="(model|stream|response_format|quality|size|n)"\r\n(?:[^\r\n]+\r\n)*\r\n([^\r\n]*)/g;

/** The body of a request as far as a call is described by it: JSON, or the short fields of a form; undefined for anything else. */
export function askedOf(contentType: string, bytes: Uint8Array): unknown {
  if (/^multipart\/form-data/i.test(contentType))
    return formOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString());
  } catch {
    return undefined;
  }
}

function formOf(text: string): FormData {
  const form = new FormData();
  for (const [, name = '', value = ''] of text.matchAll(FORM_FIELD)) form.set(name, value);
  return form;
}
