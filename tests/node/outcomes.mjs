// A reporter for programs: a line of JSON for each test that ran.

export default async function* outcomes(events) {
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.skip || data.todo || data.nesting > 0) continue;
    yield `${JSON.stringify({ test: data.name, passed: type === 'test:pass' })}\n`;
  }
}
