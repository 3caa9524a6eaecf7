// Written so that even an old Node can read it and say what is wrong.
var NEEDED = [20, 19];

export function nodeIsNewEnough() {
  var have = process.versions.node.split('.').map(Number);
  if (have[0] > NEEDED[0] || (have[0] === NEEDED[0] && have[1] >= NEEDED[1])) return true;
  console.error(
    '需要 Node ' + NEEDED.join('.') + ' 或更新的版本,现在是 ' + process.versions.node + ',请升级后再运行 (this needs a newer Node)'
  );
  process.exitCode = 1;
  return false;
}
