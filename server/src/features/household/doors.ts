/** 012 → 12, 12-01 → 12-1: one spelling for one door. */
export function canonicalDoor(doorNo: string): string {
  return doorNo.split('-').map((part) => String(Number(part))).join('-');
}

/** 9 before 12 before 12-1; at most four and two digits. */
export function doorOrder(doorNo: string): number {
  const [main = 0, sub] = doorNo.split('-').map(Number);
  return main * 1000 + (sub === undefined ? 0 : sub + 1);
}
