// Unpacks gzip (RFC 1951 and 1952) in browsers that cannot do it themselves.
// A plain one: codes are read bit by bit, which takes a fraction of a second for this file.
function xingfuInflate(packed) {
  const sizeAt = packed.length - 4;
  const size = packed[sizeAt] | packed[sizeAt + 1] << 8 | packed[sizeAt + 2] << 16 | packed[sizeAt + 3] << 24;
  const out = new Uint8Array(size);
  let at = 10; // behind the header, which has no optional fields here
  let written = 0;
  let held = 0;
  let count = 0;

  // The next bits as a number, the lowest first.
  function bits(wanted) {
    while (count < wanted) {
      held |= packed[at] << count;
      at += 1;
      count += 8;
    }
    const value = held & ((1 << wanted) - 1);
    held >>>= wanted;
    count -= wanted;
    return value;
  }

  // A canonical Huffman code: how many codes of each length there are, and the symbols in their order.
  function code(lengths) {
    const counts = new Uint16Array(16);
    for (const length of lengths) counts[length] += 1;
    counts[0] = 0;
    const symbols = [];
    for (let length = 1; length < 16; length += 1) {
      lengths.forEach((own, symbol) => {
        if (own === length) symbols.push(symbol);
      });
    }
    return { counts, symbols };
  }

  function symbol({ counts, symbols }) {
    let value = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < 16; length += 1) {
      value |= bits(1);
      if (value - first < counts[length]) return symbols[index + value - first];
      index += counts[length];
      first = (first + counts[length]) << 1;
      value <<= 1;
    }
    throw new Error('the module in this file is damaged');
  }

  const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
  const lengthBits = (i) => (i < 8 || i === 28 ? 0 : (i >> 2) - 1);
  const distanceBits = (i) => (i < 4 ? 0 : (i >> 1) - 1);
  const distance = (i) => (i < 4 ? i + 1 : ((2 + (i & 1)) << distanceBits(i)) + 1);
  const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

  function stored() {
    held = 0;
    count = 0;
    const length = packed[at] | packed[at + 1] << 8;
    out.set(packed.subarray(at + 4, at + 4 + length), written);
    at += 4 + length;
    written += length;
  }

  function fixed() {
    const literals = Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8));
    return [code(literals), code(Array(30).fill(5))];
  }

  function dynamic() {
    const literals = bits(5) + 257;
    const distances = bits(5) + 1;
    const given = bits(4) + 4;
    const own = Array(19).fill(0);
    for (let i = 0; i < given; i += 1) own[ORDER[i]] = bits(3);
    const lengthsCode = code(own);
    const lengths = [];
    while (lengths.length < literals + distances) {
      const next = symbol(lengthsCode);
      if (next < 16) {
        lengths.push(next);
      } else {
        const value = next === 16 ? lengths[lengths.length - 1] : 0;
        let times = next === 16 ? 3 + bits(2) : next === 17 ? 3 + bits(3) : 11 + bits(7);
        for (; times > 0; times -= 1) lengths.push(value);
      }
    }
    return [code(lengths.slice(0, literals)), code(lengths.slice(literals))];
  }

  function copied([literals, distances]) {
    for (;;) {
      const next = symbol(literals);
      if (next === 256) return;
      if (next < 256) {
        out[written] = next;
        written += 1;
      } else {
        const length = LENGTHS[next - 257] + bits(lengthBits(next - 257));
        const back = symbol(distances);
        const from = written - distance(back) - bits(distanceBits(back));
        for (let i = 0; i < length; i += 1) out[written + i] = out[from + i];
        written += length;
      }
    }
  }

  for (let last = 0; !last;) {
    last = bits(1);
    const kind = bits(2);
    if (kind === 0) stored();
    else copied(kind === 1 ? fixed() : dynamic());
  }
  return out;
}
