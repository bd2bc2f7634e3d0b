import { sendLoad, type LoadOptions } from './load.ts';

// The other end of load-process.ts.
process.send!(await sendLoad(JSON.parse(process.argv[2]!) as LoadOptions));
process.disconnect();
