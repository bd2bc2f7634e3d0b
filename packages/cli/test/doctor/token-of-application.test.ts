import { expect, it } from 'vitest';
import { tokenOfApplication } from '../../src/doctor/token-of-application.ts';

it.each([
  ['authorization=Bearer%20spancost_abc', 'spancost_abc'],
  ['x-team=a, Authorization = Bearer spancost_abc ,x=1', 'spancost_abc'],
  ['x-authorization=Bearer%20no', undefined],
  ['authorization=Basic%20dTpw', undefined],
  ['authorization=Bearer%2', undefined],
  ['authorization=', undefined],
  ['', undefined],
  [undefined, undefined],
])('%j says the token %j', (headers, token) => {
  expect(tokenOfApplication(headers)).toBe(token);
});
