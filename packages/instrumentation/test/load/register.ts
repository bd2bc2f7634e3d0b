import { ready } from './register-now.ts';

await ready;
