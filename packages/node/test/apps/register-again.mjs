// Registers twice, the second time with options that only the first call can bring, and requires an SDK by its name alone.
import { register } from '@spancost/node';

const first = register({ require: 'no-such-sdk' });
const again = register({ require: ['openai'], serviceName: 'late', modules: {} });
const failure = await again.ready.catch((error) => error.code);
console.log(JSON.stringify({ isSame: first === again, failure }));
