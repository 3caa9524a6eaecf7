/** An objection (异议) of a household to its grade, and the second look (复核) by somebody else. */
export const OBJECTION_STATES = ['open', 'looking', 'looked', 'upheld', 'declined', 'withdrawn'] as const;
export type ObjectionState = (typeof OBJECTION_STATES)[number];

/** Still to be decided; the door's grade does not become final before. */
export const LIVE_OBJECTION_STATES = ['open', 'looking', 'looked'] as const satisfies readonly ObjectionState[];
export const isLiveObjection = (state: ObjectionState): boolean => (LIVE_OBJECTION_STATES as readonly string[]).includes(state);

export const objectionStateNames: Record<ObjectionState, string> = {
  open: '等村里安排复核', looking: '正在复核', looked: '复核好了,等村里定', upheld: '改过来了', declined: '维持原来的分', withdrawn: '自己撤回了',
};

export const OBJECTION_ACTS = ['assign', 'look', 'uphold', 'decline', 'withdraw'] as const;
export type ObjectionAct = (typeof OBJECTION_ACTS)[number];

/** What leads where; an act that is missing for a state is refused. Another inspector may be sent until one has been there. */
const moves: Record<ObjectionAct, { from: readonly ObjectionState[]; to: ObjectionState }> = {
  assign: { from: ['open', 'looking'], to: 'looking' },
  look: { from: ['looking'], to: 'looked' },
  uphold: { from: ['looked'], to: 'upheld' },
  decline: { from: ['looked'], to: 'declined' },
  withdraw: { from: LIVE_OBJECTION_STATES, to: 'withdrawn' },
};
export const statesBefore = (act: ObjectionAct): readonly ObjectionState[] => moves[act].from;
export const stateAfter = (act: ObjectionAct): ObjectionState => moves[act].to;

/** What stands on the timeline. `final`: the grade became final after the decision. */
export const OBJECTION_STEPS = ['filed', 'assigned', 'looked', 'upheld', 'declined', 'withdrawn', 'final'] as const;
export type ObjectionStep = (typeof OBJECTION_STEPS)[number];

const DAY_MS = 86_400_000;
/** Days in which a village decides; after them the objection is listed as late for the town. */
export const OBJECTION_DAYS = 5;
export const objectionDueAt = (filedAt: number): number => filedAt + OBJECTION_DAYS * DAY_MS;
/** Whole days that have passed. */
export const daysSince = (at: number, now: number): number => Math.max(0, Math.floor((now - at) / DAY_MS));
