/** Uid of the dashboard that budgets are looked at on, and so its address in Grafana: `/d/spancost-overview?var-budget=day`. */
export const OVERVIEW_BOARD_UID = 'spancost-overview';
