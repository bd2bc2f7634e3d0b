import type { NextConfig } from 'next';

const config: NextConfig = {
  // What Next leaves in node_modules. Spancost has to stay there, and an SDK that does is seen best.
  serverExternalPackages: ['@spancost/node', 'openai'],
};
export default config;
