/** Attributes of a resource or of a span that name the machine, the process or a source file. */
const MACHINE = /^(host|process|os|code|thread|service\.instance)\./;

/** The stand-in's port, which is another one each time. */
const PORT = /(127\.0\.0\.1|localhost):\d+/g;

/** A path of this machine, as in stack traces. */
const PATH = /(file:\/\/)?\/[\w./@-]*\/(?=node_modules|record\/node)/g;

const MAX_TEXT = 8000;

/** Embeddings are thousands of numbers; the first are enough to show that they are there. */
const MAX_VALUES = 16;

/** A recording without what tells of the machine that it was made on, and without content that no test needs. */
export function withoutMachine(value) {
  if (Array.isArray(value)) return value.filter((each) => !isOfMachine(each)).map(withoutMachine);
  if (typeof value === 'string') return value.replace(PORT, '$1:9999').replace(PATH, '/app/').slice(0, MAX_TEXT);
  if (typeof value !== 'object' || value === null) return value;
  if (value.key === 'server.port' && value.value.intValue > 1024) return { ...value, value: { intValue: 9999 } };
  if (Array.isArray(value.arrayValue?.values))
    return { arrayValue: { values: withoutMachine(value.arrayValue.values.slice(0, MAX_VALUES)) } };
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutMachine(each)]));
}

function isOfMachine(value) {
  return typeof value?.key === 'string' && MACHINE.test(value.key);
}
