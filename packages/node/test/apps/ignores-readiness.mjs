// Asks for what there is not, and does not wait for it: the application goes on.
import { register } from '@spancost/node';

register({ require: ['@nobody/sdk'], collectorUrl: false });
setTimeout(() => console.log('went on'), 200);
