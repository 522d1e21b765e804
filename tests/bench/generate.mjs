// Made-up indices and data of any size, the same at every run.

// An index of `target` rules, ten to a dimension, and a value of every unit for each.
export function problem(units, indicators) {
  const random = generator(20240101);
  const leaves = Array.from({ length: indicators }, (_, i) => ({
    id: `indicator-${i}`,
    title: `指标 ${i + 1}`,
    weight: 1 + Math.floor(random() * 9),
    rule: { kind: 'target', direction: random() < 0.8 ? 'at_least' : 'at_most', target: 50 + Math.floor(random() * 950) },
  }));
  const dimensions = [];
  for (let i = 0; i < indicators; i += 10) {
    const number = dimensions.length;
    dimensions.push({
      id: `dimension-${number}`,
      title: `维度 ${number + 1}`,
      weight: 1 + Math.floor(random() * 9),
      indicators: leaves.slice(i, i + 10),
    });
  }
  const places = Array.from({ length: units }, (_, i) => ({ id: `unit-${i}`, title: `单位 ${i + 1}` }));
  const values = places.flatMap((place) => leaves.map((leaf) => ({
    unit: place.id,
    indicator: leaf.id,
    value: leaf.rule.target * (0.5 + random()),
  })));
  return {
    definition: { id: `made-up-${units}-${indicators}`, version: '1.0.0', title: '基准', dimensions },
    data: { units: places, values },
  };
}

// mulberry32: uniform numbers from 0 to 1, good enough for made-up data.
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
