const { default: Sequencer } = require('@jest/test-sequencer');

/** Minutes each, however short the file: begun last, one of them would keep a single worker busy while the others are done. */
const LONG = [
  'bundles/api-0', 'bundles/endurance-0', 'bundles/endurance-1', 'bundles/endurance-2', 'bundles/api-1', 'bundles/web-0', 'bundles/web-1', 'bundles/weapp-0',
  'web/pages-staff', 'web/pages-resident', 'weapp/pages',
];
const placeOf = ({ path }) => {
  const place = LONG.findIndex((name) => path.endsWith(`/test/${name}.test.ts`));
  return place === -1 ? LONG.length : place;
};

/** Known long ones first, the others as jest would. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => placeOf(one) - placeOf(other));
  }
};
