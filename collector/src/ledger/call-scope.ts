export type { CallScope } from '@spancost/conventions';
