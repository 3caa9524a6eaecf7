/** Whom the village can hand a report up to; a list, so that no unchecked words stand on the timeline. */
export const FORWARD_TARGETS = [
  '镇整治办', '县整治办', '县住建局', '县城管局', '县水利局', '县交通局', '县农业农村局', '县生态环境局', '供电所', '供水公司', '通信公司', '其他部门',
] as const;
export type ForwardTarget = (typeof FORWARD_TARGETS)[number];
