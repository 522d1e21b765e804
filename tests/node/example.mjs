// A small index and what two places have achieved, for the tests of the module.

export function definition() {
  return {
    id: 'small-town',
    version: '1.0.0',
    title: 'Small town',
    minimum_coverage: 0,
    grades: [{ from: 95, label: 'excellent' }, { from: 80, label: 'good' }, { from: 0, label: 'poor' }],
    dimensions: [
      {
        id: 'work',
        title: 'Work',
        weight: 2,
        indicators: [
          { id: 'jobs', title: 'New jobs', weight: 3, rule: { kind: 'target', direction: 'at_least', target: 1000 } },
          { id: 'clinics', title: 'Waiting days', weight: 1, rule: { kind: 'target', direction: 'at_most', target: 50 } },
        ],
      },
      {
        id: 'calm',
        title: 'Calm',
        indicators: [{ id: 'complaints', title: 'Complaints', rule: { kind: 'zero', penalty: 10 } }],
      },
    ],
  };
}

// The values of every place, or of one.
export function values(unit) {
  const all = [
    { unit: 'north', indicator: 'jobs', value: 900 },
    { unit: 'north', indicator: 'clinics', value: 60 },
    { unit: 'north', indicator: 'complaints', value: 2 },
    { unit: 'south', indicator: 'jobs', value: 1200 },
    { unit: 'south', indicator: 'clinics', value: 40 },
    { unit: 'south', indicator: 'complaints', value: 0 },
  ];
  return unit ? all.filter((value) => value.unit === unit) : all;
}
