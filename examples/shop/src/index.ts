export type { ShopMessage } from './shop-message.ts';
