// The service in front: calls the one behind it, for its user, by fetch and by http.
import http from 'node:http';
import { register, withAttribution } from '@spancost/node';

const spancost = register({
  serviceName: 'shop',
  ...(process.env.OUTBOUND === undefined ? {} : { baggage: { outbound: JSON.parse(process.env.OUTBOUND) } }),
});
await spancost.ready;
const attribution = { user: 'ü 17', tenant: 'acme', session: 's-1', metadata: { plan: 'pro, yearly' } };
const byFetch = async (url) => await (await fetch(url, { headers: { baggage: 'own=1' } })).json();
const byHttp = (url) =>
  new Promise((resolve, reject) => {
    const request = http.get(url, { headers: { baggage: 'own=1' } }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk)).on('end', () => resolve(JSON.parse(text)));
    });
    request.on('error', reject);
  });
const urls = JSON.parse(process.env.URLS);
const seen = [];
for (const url of urls) {
  for (const send of [byFetch, byHttp]) seen.push(await withAttribution(attribution, () => send(url)));
  seen.push(await byFetch(url));
}
console.log(JSON.stringify(seen));
await spancost.shutdown();
