/** A person who uses the shop, on behalf of a customer of the shop's operator. */
export interface Customer {
  readonly user: string;
  readonly tenant: string;
  /** How much of the traffic is theirs, relative to the others. */
  readonly weight: number;
}

/** Nine people of three tenants; some use the shop far more than others, as people do. */
export const CUSTOMERS: readonly Customer[] = [
  { user: 'ada', tenant: 'northwind', weight: 9 },
  { user: 'grace', tenant: 'northwind', weight: 5 },
  { user: 'edsger', tenant: 'northwind', weight: 2 },
  { user: 'barbara', tenant: 'northwind', weight: 1 },
  { user: 'linus', tenant: 'fernhill', weight: 6 },
  { user: 'margaret', tenant: 'fernhill', weight: 3 },
  { user: 'donald', tenant: 'fernhill', weight: 1 },
  { user: 'radia', tenant: 'bluebottle', weight: 4 },
  { user: 'ken', tenant: 'bluebottle', weight: 2 },
];
