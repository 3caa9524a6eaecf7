const CENTRAL_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;

/** What a zip says it unpacks to, read from its directory; undefined when it is damaged. */
export function unpackedSize(zip: Buffer): number | undefined {
  const end = directoryEnd(zip);
  if (end < 0) return undefined;
  let at = zip.readUInt32LE(end + 16);
  let total = 0;
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== CENTRAL_ENTRY) return undefined;
    total += zip.readUInt32LE(at + 24);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return total;
}

function directoryEnd(zip: Buffer): number {
  const from = Math.max(0, zip.length - END_BYTES - LONGEST_COMMENT);
  for (let at = zip.length - END_BYTES; at >= from; at -= 1) if (zip.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  return -1;
}
