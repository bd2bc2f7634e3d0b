import { GET_LTV_CAC, GET_MARGIN } from '@spancost/api';
import type { Command } from 'commander';
import { addQuestion } from '../ask/add-question.ts';
import { renderLtvCac } from './render-ltv-cac.ts';
import { renderMargin } from './render-margin.ts';

/** `spancost margin`: what customers paid less what their calls cost. */
export function addMargin(root: Command): void {
  const command = root
    .command('margin')
    .description('Gross margin of each tenant or user: revenue that was recorded, less what their calls cost. The worst first.');
  addQuestion(command, GET_MARGIN, renderMargin);
}

/** `spancost ltv-cac`: what a customer is worth over its life against what it took to win it. */
export function addLtvCac(root: Command): void {
  const command = root
    .command('ltv-cac')
    .description(
      'What a customer is worth over its life (LTV), what it took to win one (CAC), and their ratio. The last 90 days unless told.',
    );
  addQuestion(command, GET_LTV_CAC, renderLtvCac);
}
