// One scenario of one library, in a process of its own: `node application.mjs LIBRARY SCENARIO`.
import { LIBRARIES } from './libraries.mjs';

const [, , name, scenario] = process.argv;
const { call, flush } = await LIBRARIES[name].start(scenario);
try {
  await call();
} finally {
  await flush();
}
// Some SDKs keep sockets open.
process.exit();
