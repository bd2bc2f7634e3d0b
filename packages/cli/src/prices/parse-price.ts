import { isMeter, METERS, type MeterPrices } from '@spancost/prices';
import { InvalidArgumentError, Option } from 'commander';

/** `--price input=1.25 --price output=10`: US dollars by meter, for as many units as `prices show` says. */
export function priceOption(): Option {
  return new Option(
    '--price <meter=amount...>',
    'US dollars, exactly as stated: input=1.25 (per million tokens), web_search=10 (per thousand calls)',
  ).argParser(collectPrice);
}

function collectPrice(text: string, before: MeterPrices = {}): MeterPrices {
  const [, meter = '', amount = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (!isMeter(meter)) throw new InvalidArgumentError(`A price is written meter=amount; the meters are ${METERS.join(', ')}.`);
  if (!/^\d{1,12}(\.\d{1,14})?$/.test(amount))
    throw new InvalidArgumentError(`An amount is a plain decimal of US dollars such as 1.25, at most 14 decimals; "${amount}" is none.`);
  if (Object.hasOwn(before, meter)) throw new InvalidArgumentError(`"${meter}" is there twice.`);
  return { ...before, [meter]: amount };
}
