import { Option } from 'commander';

/** `--json`. */
export function jsonOption(): Option {
  return new Option('--json', 'print one JSON object');
}
